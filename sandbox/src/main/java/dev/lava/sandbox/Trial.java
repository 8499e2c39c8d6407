package dev.lava.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Finds out whether a sandbox works, by starting a command in a small root of its own. */
final class Trial {
  private static final long SECONDS = 30;

  private Trial() {}

  /** What a sandbox does with a command. */
  @FunctionalInterface
  interface Start {
    SandboxedProcess start(SandboxCommand command) throws SandboxException;
  }

  /** What went wrong, in one line; empty where the command ran. */
  static Optional<String> failure(Start sandbox) {
    String machine = System.getProperty("os.arch", "");
    Optional<byte[]> program = SmallestProgram.forMachine(machine);
    if (program.isEmpty()) {
      return Optional.of("Lava has no program to try it with on a machine of kind " + machine);
    }
    try {
      Path root = Files.createTempDirectory("lava-trial");
      try {
        return failure(sandbox, root, program.get());
      } finally {
        delete(root);
      }
    } catch (IOException e) {
      return Optional.of(
          e instanceof SandboxException ? String.valueOf(e.getMessage()) : e.toString());
    }
  }

  private static Optional<String> failure(Start sandbox, Path root, byte[] program)
      throws IOException {
    for (String directory : List.of("proc", "dev", "tmp")) {
      Files.createDirectory(root.resolve(directory));
    }
    Path file = Files.write(root.resolve("program"), program);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make %s executable".formatted(file));
    }
    SandboxedProcess process =
        sandbox.start(
            new SandboxCommand(
                root, false, List.of("/program"), Map.of(), "/", OptionalInt.empty()));
    try {
      int status = process.exit().get(SECONDS, TimeUnit.SECONDS);
      return status == SmallestProgram.STATUS
          ? Optional.empty()
          : Optional.of("it ended with status %d%s".formatted(status, said(process)));
    } catch (TimeoutException _) {
      return Optional.of("it had not ended after %d s".formatted(SECONDS));
    } catch (ExecutionException e) {
      return Optional.of(String.valueOf(e.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of("the trial was interrupted");
    } finally {
      process.kill();
    }
  }

  /** The first line: what follows it is what the failure led to. */
  private static String said(SandboxedProcess process) throws IOException {
    return new String(process.errors().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(line -> ": " + line.strip())
        .orElse("");
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}

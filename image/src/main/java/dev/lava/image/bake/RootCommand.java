package dev.lava.image.bake;

import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxCommand;
import dev.lava.sandbox.SandboxedProcess;
import dev.lava.sandbox.Sandboxes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Runs a program inside an unpacked root, in a sandbox, and waits for it. */
final class RootCommand {
  private static final Map<String, String> ENVIRONMENT = Map.of("LANG", "C.UTF-8");

  private final Optional<Sandbox> chosen;

  /**
   * @param chosen the sandbox; empty for the first that isolates on this machine
   */
  RootCommand(Optional<Sandbox> chosen) {
    this.chosen = chosen;
  }

  /**
   * What the program printed.
   *
   * @throws BakeException where it ends with another status than 0; the message has all it said
   */
  String run(Path root, List<String> arguments) throws IOException {
    Sandbox sandbox =
        chosen.isPresent()
            ? chosen.get()
            : Sandboxes.firstAvailable(Sandboxes.isolated()).sandbox();
    SandboxedProcess process =
        sandbox.start(
            new SandboxCommand(root, true, arguments, ENVIRONMENT, "/", OptionalInt.empty()));
    try {
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(() -> text(process.errors()), Thread::startVirtualThread);
      String output = text(process.output());
      int exit = process.exit().get();
      if (exit != 0) {
        throw new BakeException(
            "%s failed in the sandbox '%s' with exit status %d:\n%s"
                .formatted(
                    arguments.getFirst(),
                    sandbox.name(),
                    exit,
                    (output + errors.get()).strip().indent(2).stripTrailing()));
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(arguments.getFirst() + " was interrupted");
    } catch (ExecutionException e) {
      throw new BakeException(
          "%s could not be followed in the sandbox '%s': %s"
              .formatted(arguments.getFirst(), sandbox.name(), e.getCause()),
          e);
    } finally {
      process.kill();
    }
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(its output could not be read: " + e.getMessage() + ")";
    }
  }

  /** What a sandbox mounts over; roots that hold no more than a JDK need not have them. */
  static FileTree mountPoints() {
    FileTree.Builder tree = FileTree.builder();
    for (String path : List.of("dev", "proc", "tmp")) {
      tree.put(path, new Node.Directory(path.equals("tmp") ? 0_1777 : 0_755));
    }
    return tree.build();
  }
}

package dev.lava.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The distribution that the build has laid out, run as users run it: as a process of its own. */
record LavaProcess(Path home, List<String> prefix) {
  private static final Path DISTRIBUTION = Path.of("target/lava").toAbsolutePath();

  /** What became of a verb. */
  record Ended(int status, String out, String err) {}

  LavaProcess(Path home) {
    this(home, List.of());
  }

  /** Runs a verb to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("lava", ".out");
    Path err = Files.createTempFile("lava", ".err");
    Process process =
        builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("lava " + String.join(" ", arguments) + " did not end");
    }
    return new Ended(process.exitValue(), text(out), text(err));
  }

  /** Starts a verb that stays. */
  Process start(String... arguments) throws IOException {
    return builder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dlava.distribution=" + DISTRIBUTION,
            "-cp",
            DISTRIBUTION.resolve("lib") + "/*",
            "dev.lava.cli.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LAVA_HOME", home.toString());
    return builder;
  }

  private static String text(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }
}

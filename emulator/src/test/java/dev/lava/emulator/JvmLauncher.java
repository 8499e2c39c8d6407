package dev.lava.emulator;

import dev.lava.emulator.environment.FunctionLauncher;
import dev.lava.emulator.environment.FunctionProcess;
import dev.lava.testing.AwsRuntimeClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Starts AWS's own runtime client for Java in a JVM of its own, on the test's class path. */
record JvmLauncher(Class<?> handler) implements FunctionLauncher {
  @Override
  public FunctionProcess launch(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                AwsRuntimeClient.nativeLibrary(),
                "-cp",
                System.getProperty("java.class.path"),
                AwsRuntimeClient.MAIN,
                handler.getName()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new JvmProcess(builder.start());
  }

  private record JvmProcess(Process process) implements FunctionProcess {
    @Override
    public InputStream output() {
      return process.getInputStream();
    }

    @Override
    public InputStream errors() {
      return process.getErrorStream();
    }

    @Override
    public CompletableFuture<Integer> exit() {
      return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public OptionalLong peakMemoryBytes() {
      try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
        return lines
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst();
      } catch (IOException _) {
        return OptionalLong.empty();
      }
    }

    @Override
    public void terminate() {
      process.toHandle().destroy(); // unlike Process.destroy, leaves its output open
    }

    @Override
    public void kill() {
      process.destroyForcibly();
    }
  }
}

package dev.lava.emulator;

import dev.lava.emulator.environment.FunctionLauncher;
import dev.lava.emulator.environment.FunctionProcess;
import dev.lava.emulator.environment.HostProcess;
import dev.lava.testing.AwsRuntimeClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
    return new HostProcess(builder.start());
  }
}

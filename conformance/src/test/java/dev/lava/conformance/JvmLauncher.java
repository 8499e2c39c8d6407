package dev.lava.conformance;

import dev.lava.emulator.environment.FunctionLauncher;
import dev.lava.emulator.environment.FunctionProcess;
import dev.lava.emulator.environment.HostProcess;
import dev.lava.testing.AwsRuntimeClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a runtime in a JVM of its own, with the test's class path and the flags of Lava's images.
 *
 * @param runtime whose
 * @param handler the function
 * @param classes more directories of classes, before the others
 */
record JvmLauncher(FunctionRuntime runtime, String handler, List<Path> classes)
    implements FunctionLauncher {
  @Override
  public FunctionProcess launch(Map<String, String> environment) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxHeapSize=96m",
                "-Xss512k",
                "-Djdk.reflect.useNativeAccessorOnly=true",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                AwsRuntimeClient.nativeLibrary(),
                "-classpath"));
    StringBuilder classPath = new StringBuilder();
    classes.forEach(directory -> classPath.append(directory).append(File.pathSeparator));
    command.add(classPath + System.getProperty("java.class.path"));
    command.add(runtime.mainClass());
    command.add(handler);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new HostProcess(builder.start());
  }
}

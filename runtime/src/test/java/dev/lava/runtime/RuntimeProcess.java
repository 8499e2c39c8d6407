package dev.lava.runtime;

import dev.lava.testing.AwsRuntimeClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A function's process, with the class path of the tests. Its output goes to a file. */
final class RuntimeProcess implements AutoCloseable {
  static final String OURS = "dev.lava.runtime.LavaRuntime";
  static final String AWS = AwsRuntimeClient.MAIN;

  private final Process process;
  private final Path output;

  private RuntimeProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a main class with a handler and more environment variables. */
  static RuntimeProcess start(
      String mainClass, String address, Class<?> handler, Map<String, String> variables)
      throws IOException {
    return start(mainClass, address, handler.getName(), variables);
  }

  /** Starts a main class with one argument, a handler's name, and more environment variables. */
  static RuntimeProcess start(
      String mainClass, String address, String handler, Map<String, String> variables)
      throws IOException {
    return launch(
        List.of(), List.of(), ClassPath.ofTests(), mainClass, address, handler, variables);
  }

  /** As above, with a class path of its own. */
  static RuntimeProcess start(
      ClassPath classPath,
      String mainClass,
      String address,
      Class<?> handler,
      Map<String, String> variables)
      throws IOException {
    return start(List.of(), List.of(), classPath, mainClass, address, handler, variables);
  }

  /** As above, with flags for the JVM, under a command that takes the JVM's as its last words. */
  static RuntimeProcess start(
      List<String> wrapper,
      List<String> flags,
      ClassPath classPath,
      String mainClass,
      String address,
      Class<?> handler,
      Map<String, String> variables)
      throws IOException {
    return launch(wrapper, flags, classPath, mainClass, address, handler.getName(), variables);
  }

  private static RuntimeProcess launch(
      List<String> wrapper,
      List<String> flags,
      ClassPath classPath,
      String mainClass,
      String address,
      String handler,
      Map<String, String> variables)
      throws IOException {
    Path output = Files.createTempFile("runtime", ".log");
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xss512k",
            "-Dstdout.encoding=UTF-8",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            AwsRuntimeClient.nativeLibrary()));
    command.addAll(flags);
    command.addAll(List.of("-classpath", classPath.toString(), mainClass, handler));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", address);
    builder.environment().putAll(variables);
    return new RuntimeProcess(
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
  }

  static RuntimeProcess start(FixedRuntimeApi api, Class<?> handler) throws IOException {
    return start(OURS, api.address(), handler, Map.of());
  }

  /** Waits for the end and gives the status. */
  int status() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the process does not end");
    }
    return process.exitValue();
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it printed so far, to either stream. */
  String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(output);
  }
}

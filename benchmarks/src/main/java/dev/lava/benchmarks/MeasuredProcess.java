package dev.lava.benchmarks;

import dev.lava.testing.AwsRuntimeClient;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The process of a function that is measured, under one of the runtimes. */
final class MeasuredProcess implements Closeable {
  /** What runs the function. */
  enum Kind {
    /** Ours. */
    LAVA("dev.lava.runtime.LavaRuntime", "lava-runtime|lava-api|aws-lambda-java-core"),

    /** AWS's runtime interface client. */
    AWS(
        AwsRuntimeClient.MAIN,
        "aws-lambda-java-(core|runtime-interface-client|serialization)|utils-lite"),

    /** A loop on a socket that gives back the bytes it gets: what the JVM itself takes. */
    FLOOR("dev.lava.bench.floor.FloorProgram", "lava-bench");

    private final String mainClass;
    private final String libraries;

    Kind(String mainClass, String libraries) {
      this.mainClass = mainClass;
      this.libraries = libraries;
    }
  }

  /**
   * The flags of the bootstrap for one invocation at a time, which are those of AWS's as well, for
   * a function of 512 MB. The JVM derives the first size of the heap from the machine's memory; on
   * Lambda that is the function's, so it is set here to what it would be there.
   */
  static final List<String> ONE_AT_A_TIME =
      List.of(
          "-XX:MaxHeapSize=445645k",
          "-XX:InitialHeapSize=8m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1");

  private static final String NATIVE_LIBRARY = nativeLibrary();

  private final Process process;

  private MeasuredProcess(Process process) {
    this.process = process;
  }

  /** Starts a process that asks the API for events; it says nothing unless it fails. */
  static MeasuredProcess start(
      Kind runtime,
      List<String> flags,
      Class<?> handler,
      String address,
      Map<String, String> variables)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "-Djdk.reflect.useNativeAccessorOnly=true",
            "--enable-native-access=ALL-UNNAMED",
            NATIVE_LIBRARY,
            "-classpath",
            classPath(runtime.libraries),
            runtime.mainClass,
            handler.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", address);
    builder.environment().putAll(variables);
    return new MeasuredProcess(builder.inheritIO().start());
  }

  /** The benchmarks' own classes and some of the libraries beside them. */
  private static String classPath(String libraries) {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String name = Path.of(entry).getFileName().toString();
      if (name.startsWith("lava-benchmarks") || name.matches("(" + libraries + ")-\\d.*")) {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  /** The processor time it has taken, in microseconds. */
  double processorMicros() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1_000.0;
  }

  private static String nativeLibrary() {
    try {
      return AwsRuntimeClient.nativeLibrary();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

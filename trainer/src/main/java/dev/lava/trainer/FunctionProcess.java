package dev.lava.trainer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The function as the bootstrap starts it. What it prints goes on, until it is told to end. */
final class FunctionProcess implements AutoCloseable {
  private final Process process;
  private final List<Thread> readers = new ArrayList<>();
  private final List<String> ending = new ArrayList<>();
  private volatile boolean quiet;

  /**
   * Starts it.
   *
   * @param variables what the environment has beside the trainer's own
   * @param quiet whether nothing of what it prints goes on
   */
  FunctionProcess(Path bootstrap, Path task, Map<String, String> variables, boolean quiet)
      throws IOException {
    this.quiet = quiet;
    ProcessBuilder builder = new ProcessBuilder(bootstrap.toString()).directory(task.toFile());
    Map<String, String> environment = builder.environment();
    environment.putIfAbsent("AWS_LAMBDA_FUNCTION_NAME", "function");
    environment.putIfAbsent("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.putIfAbsent("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    environment.putIfAbsent("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/function");
    environment.putIfAbsent("AWS_LAMBDA_LOG_STREAM_NAME", "train");
    environment.putIfAbsent("AWS_REGION", "us-east-1");
    environment.putAll(variables);
    process = builder.start();
    process.getOutputStream().close();
    readers.add(Thread.ofVirtual().start(() -> pass(process.getInputStream(), System.out)));
    readers.add(Thread.ofVirtual().start(() -> pass(process.getErrorStream(), System.err)));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit status; it must have ended. */
  int status() {
    return process.exitValue();
  }

  /** Whether the file is mapped into its memory, as caches that are in use are. */
  boolean maps(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/maps"))) {
      return lines.anyMatch(line -> line.endsWith(" " + file));
    }
  }

  /** Tells it to end, and waits; whether it did in that time. */
  boolean end(long seconds) throws InterruptedException {
    quiet = true;
    // Process.destroy would close the pipes too, and the JVM still has to say something.
    process.toHandle().destroy();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      return false;
    }
    for (Thread reader : readers) {
      reader.join();
    }
    return true;
  }

  /** What it printed while it ended. */
  List<String> lastWords() {
    synchronized (ending) {
      return List.copyOf(ending);
    }
  }

  private void pass(InputStream stream, PrintStream to) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (quiet) {
          synchronized (ending) {
            ending.add(line);
          }
        } else {
          to.println(line);
        }
      }
    } catch (IOException e) {
      // The process is gone, and its last words with it.
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

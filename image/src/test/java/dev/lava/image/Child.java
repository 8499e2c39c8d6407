package dev.lava.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Other processes: the machine's tools, and JVMs that run a class of the tests. */
public final class Child {
  private Child() {}

  /** Runs a program to its end and returns what it wrote; fails where it does. */
  public static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", String.join(" ", command), output).isZero();
    return output;
  }

  /** Runs a program to its end and returns what it wrote; fails where it does. */
  public static String run(String... command) throws IOException, InterruptedException {
    return run(List.of(command));
  }

  /** Starts a JVM on a class of the tests; what it writes goes to one stream. */
  public static Process start(Class<?> main, Map<String, String> environment, String... arguments)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(java(main, arguments)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The command that starts a JVM on a class of the tests. */
  public static List<String> java(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The next line that a process writes. */
  public static String line(Process process) throws IOException {
    return String.valueOf(
        new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1)
            .readLine());
  }
}

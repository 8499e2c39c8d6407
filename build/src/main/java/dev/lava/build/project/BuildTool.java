package dev.lava.build.project;

import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The program that builds a project: its own wrapper where it has one, else the machine's.
 *
 * @param name what users call it, such as {@code Maven}
 * @param wrapper the wrapper's file name in the project, such as {@code mvnw}
 * @param program the program's name on the {@code PATH}, such as {@code mvn}
 */
record BuildTool(String name, String wrapper, String program) {
  /** Enough of a log to see the cause: the last lines of a failing build name it. */
  private static final int LAST_LINES = 40;

  /**
   * Runs the tool with the JDK that runs Lava, and waits for it.
   *
   * @param in where it runs
   * @param wrappers where its wrapper is looked for, the likeliest place first
   * @param project what is built, for messages
   * @throws BuildException where there is no such tool, or it fails; the message ends with the last
   *     lines it printed
   */
  void run(
      Path in,
      List<Path> wrappers,
      Path project,
      List<String> arguments,
      Path log,
      Progress progress)
      throws BuildException, IOException {
    String task =
        "%s build of %s".formatted(name, project.toAbsolutePath().normalize().getFileName());
    progress.on(new ProgressEvent.Started(task, OptionalLong.empty()));
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(executable(wrappers, project)), arguments.stream())
                    .toList())
            .directory(in.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // Compiling one project is over before the JVM's second compiler has paid for itself.
    builder.environment().putIfAbsent("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    int status = await(builder.start());
    if (status != 0) {
      throw new BuildException(
          "%s failed on '%s' with exit status %d; its last lines:\n%s"
              .formatted(name, project, status, lastLines(log)));
    }
    progress.on(
        new ProgressEvent.Finished(task, Duration.ofNanos(System.nanoTime() - start), false));
  }

  private String executable(List<Path> wrappers, Path project) throws BuildException {
    for (Path place : wrappers) {
      Path own = place.resolve(wrapper).toAbsolutePath();
      if (Files.isExecutable(own)) {
        return own.toString();
      }
    }
    Optional<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(directory -> !directory.isEmpty())
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst();
    return onPath
        .orElseThrow(
            () ->
                new BuildException(
                    "'%s' is a %s project, and there is neither an executable '%s' in it nor '%s' on the PATH; install %s, or build the project yourself and give the directory of classes or the jar"
                        .formatted(project, name, wrapper, program, name)))
        .toString();
  }

  private static int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a build", e);
    }
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}

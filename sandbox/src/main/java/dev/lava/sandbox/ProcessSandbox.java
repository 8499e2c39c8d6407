package dev.lava.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * No isolation: the command runs on the host, as the user, with the files of its root where they
 * lie. For machines that allow nothing else, and for the shortest way from a change to its result.
 *
 * <p>The program, the working directory and the two variables that say where a function and its
 * runtime lie ({@code LAMBDA_TASK_ROOT}, {@code LAMBDA_RUNTIME_DIR}) are moved below the root. The
 * JVM of an image needs the image's own C library, so {@code LAVA_JAVA_HOME} tells the image's
 * bootstrap to take the JVM that runs Lava, and {@code LAVA_OPT} where its layers are. Neither
 * read-only roots nor a fresh {@code /tmp} nor memory limits exist here.
 */
final class ProcessSandbox implements Sandbox {
  private static final List<String> MOVED = List.of("LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR");

  private final SearchPath path;

  ProcessSandbox(SearchPath path) {
    this.path = path;
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public Availability availability() {
    return path.find("sh").isPresent()
        ? new Availability.Available()
        : new Availability.Unavailable(
            "an image's entry point is a shell script, and no sh is on the PATH, which is "
                + path.text(),
            "install a POSIX shell");
  }

  @Override
  public SandboxedProcess start(SandboxCommand command) throws SandboxException {
    NetworkRule.check(this, command);
    Path root = command.realRoot();
    Path directory = below(root, command.workingDirectory());
    if (!Files.isDirectory(directory)) {
      throw new SandboxException(
          "the process sandbox cannot start %s: its working directory %s is none, looked for at %s"
              .formatted(command.program(), command.workingDirectory(), directory));
    }
    List<String> line = new ArrayList<>(command.arguments());
    line.set(0, below(root, command.program()).toString());
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(command.environment(), root));
    builder.redirectInput(new File("/dev/null"));
    try {
      return new HostProcess(
          StartingThread.start(builder), started -> Optional.of(started.toHandle()), () -> {});
    } catch (IOException e) {
      throw new SandboxException(
          "the process sandbox cannot start %s: %s".formatted(command.program(), e.getMessage()),
          e);
    }
  }

  private Map<String, String> environment(Map<String, String> image, Path root) {
    Map<String, String> environment = new HashMap<>(image);
    MOVED.forEach(
        name -> environment.computeIfPresent(name, (_, value) -> below(root, value).toString()));
    environment.put("LAVA_JAVA_HOME", System.getProperty("java.home"));
    environment.put("LAVA_OPT", below(root, "/opt").toString());
    environment.put("PATH", path.text());
    // It names the image's libraries, which the host's programs must not load.
    environment.remove("LD_LIBRARY_PATH");
    return environment;
  }

  private static Path below(Path root, String path) {
    return root.resolve(path.replaceFirst("^/+", ""));
  }
}

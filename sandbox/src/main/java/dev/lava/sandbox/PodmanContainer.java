package dev.lava.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One container, from {@code podman run} to its removal.
 *
 * @param podman the program
 * @param name the container's
 * @param pidFile where podman writes which of the host's processes the command is
 */
record PodmanContainer(Path podman, String name, Path pidFile) {
  static SandboxedProcess start(
      Path podman, SandboxCommand command, Path root, PodmanOptions options) throws IOException {
    Path directory = Files.createTempDirectory("lava-podman");
    PodmanContainer container =
        new PodmanContainer(podman, "lava-" + UUID.randomUUID(), directory.resolve("pid"));
    Path variables = Files.createTempFile(directory, "environment", "");
    try {
      // As standard input, which podman does not pass on, and not as arguments: those can be read
      // by every user of the machine.
      Files.writeString(variables, environmentFile(command.environment()));
      Process started =
          StartingThread.start(
              new ProcessBuilder(container.commandLine(command, root, options))
                  .redirectInput(variables.toFile()));
      return new HostProcess(started, container::command, container::cleanUp);
    } finally {
      Files.delete(variables);
    }
  }

  private List<String> commandLine(SandboxCommand command, Path root, PodmanOptions options) {
    List<String> line = new ArrayList<>();
    line.add(podman.toString());
    line.addAll(options.runtime());
    line.addAll(List.of("run", "--rm", "--name", name, "--pidfile", pidFile.toString()));
    line.addAll(List.of("--network", "host", "--log-driver", "none"));
    line.addAll(options.limits());
    if (!command.writable()) {
      line.addAll(List.of("--read-only", "--read-only-tmpfs=false"));
    }
    line.addAll(List.of("--tmpfs", "/tmp:rw,exec,mode=1777,notmpcopyup"));
    line.addAll(List.of("--unsetenv-all", "--env-file", "/dev/stdin"));
    command.environment().entrySet().stream()
        .filter(PodmanContainer::hasLineBreak)
        .forEach(entry -> line.addAll(List.of("--env", entry.getKey() + "=" + entry.getValue())));
    line.addAll(List.of("--workdir", command.workingDirectory(), "--rootfs"));
    // A writable root is to keep what is written, so nothing may be laid over it.
    line.add(options.overlay() && !command.writable() ? root + ":O" : root.toString());
    line.addAll(command.arguments());
    return line;
  }

  /** One variable a line, taken literally; podman knows no way to write a line break. */
  private static String environmentFile(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(entry -> !hasLineBreak(entry))
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static boolean hasLineBreak(Map.Entry<String, String> variable) {
    return variable.getValue().contains("\n");
  }

  private Optional<ProcessHandle> command(Process run) {
    try {
      String pid = Files.readString(pidFile).strip();
      return run.isAlive() && !pid.isEmpty()
          ? ProcessHandle.of(Long.parseLong(pid))
          : Optional.empty();
    } catch (IOException _) {
      // It has not been written yet.
      return Optional.empty();
    }
  }

  /** {@code --rm} removes the container, unless {@code podman run} itself was killed before. */
  private void cleanUp() {
    try {
      if (!Files.deleteIfExists(pidFile)) {
        new ProcessBuilder(podman.toString(), "rm", "--force", "--ignore", name)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
      }
      Files.delete(pidFile.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.lava.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What to start in a sandbox.
 *
 * @param root the directory that becomes {@code /}
 * @param writable whether the command may write anywhere in the root; otherwise only {@code /tmp},
 *     which is always fresh, empty and the command's own
 * @param arguments the program, an absolute path in the root, and its arguments
 * @param environment the whole environment; nothing of the host's is added
 * @param workingDirectory an absolute path in the root
 * @param memoryMegabytes the limit in MiB, where the sandbox can enforce one
 * @param network what it reaches of the network
 */
public record SandboxCommand(
    Path root,
    boolean writable,
    List<String> arguments,
    Map<String, String> environment,
    String workingDirectory,
    OptionalInt memoryMegabytes,
    Network network) {
  public SandboxCommand {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    if (arguments.isEmpty() || !arguments.getFirst().startsWith("/")) {
      throw new IllegalArgumentException(
          "a sandboxed command starts with an absolute path, such as /bin/sh; was " + arguments);
    }
    if (!workingDirectory.startsWith("/")) {
      throw new IllegalArgumentException(
          "a working directory is an absolute path in the root, such as /var/task; was "
              + workingDirectory);
    }
  }

  /** A command on the host's network. */
  public SandboxCommand(
      Path root,
      boolean writable,
      List<String> arguments,
      Map<String, String> environment,
      String workingDirectory,
      OptionalInt memoryMegabytes) {
    this(root, writable, arguments, environment, workingDirectory, memoryMegabytes, Network.HOST);
  }

  /** The same with another network. */
  public SandboxCommand on(Network network) {
    return new SandboxCommand(
        root, writable, arguments, environment, workingDirectory, memoryMegabytes, network);
  }

  /** The program's path in the root. */
  String program() {
    return arguments.getFirst();
  }

  /**
   * The root, absolute and without links.
   *
   * @throws SandboxException where it is no directory
   */
  Path realRoot() throws SandboxException {
    if (!Files.isDirectory(root)) {
      throw new SandboxException(
          "the root of a sandboxed command is a directory; %s is none".formatted(root));
    }
    try {
      return root.toRealPath();
    } catch (IOException e) {
      throw new SandboxException("the root %s cannot be read: %s".formatted(root, e), e);
    }
  }
}

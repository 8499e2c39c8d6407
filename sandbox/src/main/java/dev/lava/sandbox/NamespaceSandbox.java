package dev.lava.sandbox;

import dev.lava.sandbox.network.PrivateNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Linux namespaces, made by util-linux: no daemon, no privilege, nothing to install.
 *
 * <pre>
 * Lava
 *  └─ setpriv ─► unshare ─► sh   waits; ends with the command's status
 *      └─ sh                       mounts what namespace.sh and MountTable say, then becomes
 *         ─► env                   the environment is the command's own
 *         ─► setpriv               no capability is left but chroot's
 *         ─► unshare               the root is the command's root
 *         ─► COMMAND               process 1 of its PID namespace
 * </pre>
 *
 * <p>The network is the host's, because the Runtime API that a function polls listens on the host's
 * loopback; a command that is to reach nothing else runs behind {@code nsenter} in a {@link
 * PrivateNetwork}, as a user who has no power over it. All else is the command's own: it neither
 * sees nor signals a process of the host, and what was mounted for it is gone with it. As process 1
 * it takes all that it started along when it ends, and ignores SIGTERM unless it installs a handler
 * (pid_namespaces(7)).
 *
 * <p>A memory limit is not enforced.
 */
final class NamespaceSandbox implements Sandbox {
  private static final List<String> MOUNT_POINTS = List.of("proc", "dev", "tmp");
  private static final String SETUP = setup();

  private final SearchPath path;
  private final UserNamespaces kernel;
  private final Once<Availability> availability;

  NamespaceSandbox(SearchPath path, UserNamespaces kernel) {
    this.path = path;
    this.kernel = kernel;
    this.availability = new Once<>(this::tried);
  }

  @Override
  public String name() {
    return "namespace";
  }

  @Override
  public Availability availability() {
    return availability.get();
  }

  @Override
  public Availability networkIsolation() {
    return switch (availability()) {
      case Availability.Unavailable unavailable -> unavailable;
      case Availability.Available available ->
          path.find("nsenter").isPresent()
              ? available
              : new Availability.Unavailable(
                  "the namespace sandbox needs nsenter to keep a command from the network, looked for on the PATH, which is "
                      + path.text(),
                  "apt-get install util-linux");
    };
  }

  private Availability tried() {
    return NamespaceTools.missing(path)
        .<Availability>map(
            missing -> new Availability.Unavailable(missing, "apt-get install util-linux mount"))
        .orElseGet(() -> kernel.availability(this::start));
  }

  @Override
  public SandboxedProcess start(SandboxCommand command) throws SandboxException {
    NetworkRule.check(this, command);
    NamespaceTools tools = NamespaceTools.find(path);
    Path root = command.realRoot();
    checkMountPoints(root);
    try {
      return start(command, root, tools);
    } catch (IOException e) {
      throw new SandboxException(
          "the namespace sandbox cannot start %s in %s: %s"
              .formatted(command.program(), root, e.getMessage()),
          e);
    }
  }

  private static void checkMountPoints(Path root) throws SandboxException {
    List<String> missing =
        MOUNT_POINTS.stream()
            .filter(name -> !Files.isDirectory(root.resolve(name), LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (!missing.isEmpty()) {
      throw new SandboxException(
          "the root %s has no directory %s; the namespace sandbox mounts on %s, so a root has all of them, empty"
              .formatted(root, String.join(", ", missing), String.join(", ", MOUNT_POINTS)));
    }
  }

  private SandboxedProcess start(SandboxCommand command, Path root, NamespaceTools tools)
      throws IOException {
    return switch (command.network()) {
      case Network.Host _ -> start(command, root, tools, List.of(), () -> {});
      case Network.OnlyPort(int port) -> {
        PrivateNetwork network =
            PrivateNetwork.open(
                new PrivateNetwork.Programs(
                    tools.unshare(), path.find("nsenter").orElseThrow().toAbsolutePath()),
                port);
        try {
          yield start(command, root, tools, network.prefix(), () -> closed(network));
        } catch (IOException e) {
          network.close();
          throw e;
        }
      }
    };
  }

  private static void closed(PrivateNetwork network) {
    try {
      network.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SandboxedProcess start(
      SandboxCommand command,
      Path root,
      NamespaceTools tools,
      List<String> prefix,
      Runnable cleanUp)
      throws IOException {
    Path mounts = Files.createTempFile("lava-", ".fstab");
    try {
      Files.writeString(mounts, MountTable.of(root, command.writable()));
      ProcessBuilder builder = new ProcessBuilder(commandLine(command, root, tools, prefix));
      builder.environment().clear();
      builder.environment().putAll(environment(command.environment(), tools));
      builder.redirectInput(mounts.toFile());
      return new HostProcess(
          StartingThread.start(builder), shell -> shell.children().findFirst(), cleanUp);
    } finally {
      // The process holds it open by now.
      Files.delete(mounts);
    }
  }

  private static List<String> commandLine(
      SandboxCommand command, Path root, NamespaceTools tools, List<String> prefix) {
    List<String> line = new ArrayList<>(prefix);
    // The kernel kills the shell when Lava dies, by kill -9 too, and the command with the shell.
    line.addAll(List.of(tools.setpriv().toString(), "--pdeathsig", "KILL", "--"));
    line.addAll(List.of(tools.unshare().toString(), "--user", "--map-root-user", "--mount"));
    line.addAll(List.of("--pid", "--ipc", "--uts", "--"));
    line.addAll(List.of(tools.sh().toString(), "-c", SETUP, "lava"));
    line.addAll(List.of(root.toString(), command.workingDirectory()));
    line.addAll(command.arguments());
    return line;
  }

  /** What the setup reads; nothing that the host's programs could take for theirs. */
  private Map<String, String> environment(Map<String, String> command, NamespaceTools tools) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", path.text());
    environment.put("LC_ALL", "C");
    environment.put("HOST_ENV", tools.env().toString());
    environment.put("HOST_SETPRIV", tools.setpriv().toString());
    environment.put("HOST_UNSHARE", tools.unshare().toString());
    environment.put("VARIABLES", Integer.toString(command.size()));
    int index = 0;
    for (Map.Entry<String, String> variable : command.entrySet()) {
      environment.put("VARIABLE_" + index++, variable.getKey() + "=" + variable.getValue());
    }
    return environment;
  }

  /** The script without its comments, which would be repeated in every list of processes. */
  private static String setup() {
    try (InputStream script =
        Objects.requireNonNull(
            NamespaceSandbox.class.getResourceAsStream("namespace.sh"),
            "namespace.sh is not beside its class")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isEmpty())
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.lava.sandbox;

import dev.lava.sandbox.Availability.Available;
import dev.lava.sandbox.Availability.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the kernel lets this user make a user namespace, and which of its switches may stand
 * against it.
 *
 * @param settings {@code /proc/sys}
 */
record UserNamespaces(Path settings) {
  /** What forbids user namespaces, and what allows them again. */
  private record Switch(String name, String forbids, String allows) {
    String seen() {
      return name + " is " + forbids;
    }

    String remedy() {
      return "sysctl -w %s=%s".formatted(name, allows);
    }
  }

  private static final List<Switch> SWITCHES =
      List.of(
          // Every kernel: user_namespaces(7).
          new Switch("user.max_user_namespaces", "0", "15000"),
          // Debian's kernels.
          new Switch("kernel.unprivileged_userns_clone", "0", "1"),
          // Ubuntu's, from 23.10 on.
          new Switch("kernel.apparmor_restrict_unprivileged_userns", "1", "0"));

  static UserNamespaces ofHost() {
    return new UserNamespaces(Path.of("/proc/sys"));
  }

  /** The result of trying it. */
  Availability availability(Trial.Start namespace) {
    return Trial.failure(namespace).<Availability>map(this::unavailable).orElse(new Available());
  }

  private Unavailable unavailable(String seen) {
    List<Switch> against = SWITCHES.stream().filter(this::forbids).toList();
    String reason =
        Stream.concat(
                Stream.of("started a program in new namespaces: " + seen),
                against.stream().map(Switch::seen))
            .collect(Collectors.joining("; "));
    String others = "choose another sandbox: --sandbox podman or --sandbox process";
    return new Unavailable(
        reason,
        against.isEmpty()
            ? others
            : "as root, %s; or %s"
                .formatted(
                    against.stream().map(Switch::remedy).collect(Collectors.joining(" and ")),
                    others));
  }

  private boolean forbids(Switch candidate) {
    Path file = settings.resolve(candidate.name.replace('.', '/'));
    try {
      return Files.readString(file).strip().equals(candidate.forbids);
    } catch (IOException _) {
      // This kernel has no such switch.
      return false;
    }
  }
}

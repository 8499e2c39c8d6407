package dev.lava.sandbox;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is mounted inside a root before its command starts, as the lines of an fstab(5), in order.
 * One mount(8) works through all of them: starting it once for each would cost more than the
 * mounts.
 *
 * <p>Where the host's own mount has {@code nosuid} or {@code nodev}, a user namespace may not take
 * them away again (mount_namespaces(7)), and naming them always is right on every host.
 */
final class MountTable {
  private static final List<String> DEVICES =
      List.of("null", "zero", "full", "random", "urandom", "tty");

  /** How a function finds names on the network, which is the host's. */
  private static final List<Path> NAMES =
      List.of(Path.of("/etc/resolv.conf"), Path.of("/etc/hosts"));

  private MountTable() {}

  /**
   * The table for a root whose {@code /dev} is mounted and holds empty files to mount devices on.
   *
   * @param root absolute
   */
  static String of(Path root, boolean writable) {
    return Stream.of(
            // First the root on itself, so that read-only is a property of this mount alone.
            Stream.of(line(root, root, "none", "rbind,nosuid,nodev" + (writable ? "" : ",ro"))),
            DEVICES.stream()
                .map(
                    name ->
                        line(Path.of("/dev", name), root.resolve("dev/" + name), "none", "bind")),
            NAMES.stream()
                .filter(file -> Files.exists(file) && isFile(inside(root, file)))
                .map(file -> line(file, inside(root, file), "none", "bind,ro,nosuid,nodev,noexec")),
            Stream.of(
                // Read-only, because the host's root is its owner when Lava is started by root.
                line(Path.of("proc"), root.resolve("proc"), "proc", "ro,nosuid,nodev,noexec"),
                line(Path.of("tmpfs"), root.resolve("tmp"), "tmpfs", "nosuid,nodev,mode=1777"),
                // Last, all of it over '/'. Spelled so because mount --all passes over a plain '/'.
                "%s /. none rbind 0 0\n".formatted(escaped(root))))
        .flatMap(lines -> lines)
        .collect(Collectors.joining());
  }

  /** Binding needs something to bind on; a root that has no such file goes without. */
  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path inside(Path root, Path file) {
    return root.resolve(Path.of("/").relativize(file));
  }

  private static String line(Path what, Path where, String type, String options) {
    return "%s %s %s %s 0 0\n".formatted(escaped(what), escaped(where), type, options);
  }

  /** fstab(5) writes the characters that separate its fields as octal. */
  private static String escaped(Path path) {
    return path.toString()
        .replace("\\", "\\134")
        .replace(" ", "\\040")
        .replace("\t", "\\011")
        .replace("\n", "\\012")
        .replace("#", "\\043");
  }
}

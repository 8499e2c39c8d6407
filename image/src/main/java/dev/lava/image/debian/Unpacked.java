package dev.lava.image.debian;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Packages laid over each other.
 *
 * @param tree all their files
 * @param packages the packages, sorted by name
 */
public record Unpacked(FileTree tree, List<UnpackedPackage> packages) {
  /** It carries the links that merge {@code /bin} and its like into {@code /usr}. */
  private static final String FIRST = "base-files";

  /**
   * Lays packages over each other: {@code base-files} first, so that its links stand before
   * anything is put below them, then by name. Where two have the same path the later wins.
   */
  static Unpacked of(List<UnpackedPackage> packages) throws DebianException {
    List<UnpackedPackage> sorted =
        packages.stream()
            .sorted(
                Comparator.<UnpackedPackage, Boolean>comparing(
                        one -> !one.identity().name().equals(FIRST))
                    .thenComparing(one -> one.identity().name()))
            .toList();
    FileTree.Builder tree = FileTree.builder();
    for (UnpackedPackage one : sorted) {
      try {
        tree.putAll("", one.tree());
      } catch (IllegalArgumentException e) {
        throw new DebianException(
            "%s %s cannot be laid over the packages before it: %s"
                .formatted(one.identity().name(), one.identity().version(), e.getMessage()),
            e);
      }
    }
    return new Unpacked(
        tree.build(),
        packages.stream()
            .sorted(Comparator.comparing((UnpackedPackage one) -> one.identity().name()))
            .toList());
  }

  /**
   * What tells a scanner which packages an image has, though no dpkg ever ran: {@code
   * var/lib/dpkg/status.d/NAME}, each the package's control file.
   */
  public FileTree status() {
    FileTree.Builder status = FileTree.builder();
    for (UnpackedPackage one : packages) {
      byte[] control = one.control().getBytes(StandardCharsets.UTF_8);
      status.put(
          "var/lib/dpkg/status.d/" + one.identity().name(),
          new Node.File(Content.of(control), 0_644));
    }
    return status.build();
  }
}

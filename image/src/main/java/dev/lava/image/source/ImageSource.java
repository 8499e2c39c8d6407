package dev.lava.image.source;

import dev.lava.image.Digest;
import dev.lava.image.reference.Reference;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a user says that an image is.
 *
 * <table>
 * <caption>Sample sources</caption>
 * <tr><th>text</th><th>means</th></tr>
 * <tr><td>{@code lava-java:25}</td><td>an image of the local store</td></tr>
 * <tr><td>{@code registry.example/team/greeting:1.0}</td><td>an image of that registry, or of the
 *     local store where that has the name</td></tr>
 * <tr><td>{@code oci:DIR}</td><td>the only image of a layout</td></tr>
 * <tr><td>{@code oci:DIR:greeting:1.0}</td><td>an image of a layout by its name there</td></tr>
 * <tr><td>{@code oci-archive:FILE}, {@code oci-archive:FILE:greeting:1.0}</td><td>the same of an
 *     archive of a layout</td></tr>
 * </table>
 */
public sealed interface ImageSource {
  /** An image of the local store or of a registry. */
  record Named(Reference reference) implements ImageSource {
    @Override
    public String toString() {
      return reference.toString();
    }
  }

  /** An image of a layout; without a name its only one. */
  record Layout(Path directory, Optional<Reference> name) implements ImageSource {
    @Override
    public String toString() {
      return "oci:" + directory + suffix(name);
    }
  }

  /** An image of an archive of a layout; without a name its only one. */
  record Archive(Path file, Optional<Reference> name) implements ImageSource {
    @Override
    public String toString() {
      return "oci-archive:" + file + suffix(name);
    }
  }

  /** The digest that the name itself has; empty where it stands for what it is given to. */
  default Optional<Digest> digest() {
    return switch (this) {
      case Named(Reference reference) -> reference.digest();
      case Layout(_, var name) -> name.flatMap(Reference::digest);
      case Archive(_, var name) -> name.flatMap(Reference::digest);
    };
  }

  /**
   * Reads what a user wrote. A path ends at its first colon, as it does for skopeo.
   *
   * @throws IllegalArgumentException where it is none of the forms above
   */
  static ImageSource parse(String text) {
    int colon = text.indexOf(':');
    String rest = text.substring(colon + 1);
    return switch (colon < 0 ? "" : text.substring(0, colon)) {
      case "oci" -> new Layout(path(text, rest), name(rest));
      case "oci-archive" -> new Archive(path(text, rest), name(rest));
      default -> new Named(Reference.parse(text));
    };
  }

  private static Path path(String text, String rest) {
    int colon = rest.indexOf(':');
    String path = colon < 0 ? rest : rest.substring(0, colon);
    if (path.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' names no path; valid are oci:DIR, oci:DIR:NAME, oci-archive:FILE and oci-archive:FILE:NAME"
              .formatted(text));
    }
    return Path.of(path);
  }

  private static Optional<Reference> name(String rest) {
    int colon = rest.indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(Reference.parse(rest.substring(colon + 1)));
  }

  private static String suffix(Optional<Reference> name) {
    return name.map(reference -> ":" + reference).orElse("");
  }
}

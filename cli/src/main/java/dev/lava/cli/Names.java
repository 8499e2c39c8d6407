package dev.lava.cli;

import dev.lava.image.reference.Reference;
import dev.lava.image.source.ImageSource;

/** Names that follow from other names. */
final class Names {
  private static final int LONGEST_FUNCTION_NAME = 64;

  private Names() {}

  /**
   * What the function of an image is called: the last part of its repository, with what AWS does
   * not allow in a function's name replaced, so {@code team/greeting.v2:1.0} is {@code
   * greeting-v2}.
   */
  static String function(Reference image) {
    String repository = image.repository();
    String name =
        repository.substring(repository.lastIndexOf('/') + 1).replaceAll("[^a-zA-Z0-9_-]", "-");
    return name.length() > LONGEST_FUNCTION_NAME ? name.substring(0, LONGEST_FUNCTION_NAME) : name;
  }

  /**
   * Demands a name that a registry has.
   *
   * @throws IllegalArgumentException for a name of the local store
   */
  static void requireRegistry(Reference name) {
    if (name.registry().isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' names no registry; valid is a name that begins with a host, such as localhost:5000/%s"
              .formatted(name, name));
    }
  }

  /** What an image is called where the user gives it no other name. */
  static Reference of(ImageSource source) {
    return switch (source) {
      case ImageSource.Named(Reference reference) -> reference;
      case ImageSource.Layout(var directory, var name) ->
          name.orElseGet(() -> ProjectBuild.defaultName(directory));
      case ImageSource.Archive(var file, var name) ->
          name.orElseGet(() -> ProjectBuild.defaultName(file));
    };
  }
}

package dev.lava.cli;

import dev.lava.image.reference.Reference;

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
}

package dev.lava.image.bake;

import dev.lava.image.Image;
import dev.lava.image.Platform;
import java.io.IOException;

/** Where the images come from that a recipe begins with. */
@FunctionalInterface
public interface ImageSource {
  /**
   * The image of this name for this platform.
   *
   * @param name as the user wrote it, such as {@code oci:base} or {@code debian:13}
   * @throws IOException where there is none; the message says where it was looked for
   */
  Image find(String name, Platform platform) throws IOException;
}

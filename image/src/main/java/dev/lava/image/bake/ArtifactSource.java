package dev.lava.image.bake;

import dev.lava.image.recipe.Coordinates;
import java.io.IOException;
import java.nio.file.Path;

/** Where the jars come from that a recipe names by their Maven coordinates. */
@FunctionalInterface
public interface ArtifactSource {
  /**
   * Where the jar is on this machine.
   *
   * @throws IOException where it cannot be had; the message says where it was looked for
   */
  Path find(Coordinates coordinates) throws IOException;
}

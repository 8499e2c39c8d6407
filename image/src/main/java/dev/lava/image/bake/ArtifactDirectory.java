package dev.lava.image.bake;

import dev.lava.image.recipe.Coordinates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The jars that come with Lava: {@code GROUP/ARTIFACT-VERSION.jar}, such as {@code
 * com.amazonaws/aws-lambda-java-core-1.4.0.jar}.
 *
 * @param directory the folder that holds the groups
 */
public record ArtifactDirectory(Path directory) implements ArtifactSource {
  @Override
  public Path find(Coordinates coordinates) throws IOException {
    Path jar =
        directory
            .resolve(coordinates.group())
            .resolve(coordinates.artifact() + "-" + coordinates.version() + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new BakeException(
          "the artifact %s does not come with this Lava: there is no file %s"
              .formatted(coordinates, jar));
    }
    return jar;
  }
}

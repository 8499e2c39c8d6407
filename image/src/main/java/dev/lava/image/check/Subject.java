package dev.lava.image.check;

import dev.lava.image.Image;
import dev.lava.image.ImageConfig;
import dev.lava.image.contents.Contents;
import dev.lava.image.contents.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * An image that is checked.
 *
 * @param image the image
 * @param document its configuration as it is written, for what {@link ImageConfig} does not keep
 * @param contents what is in its layers; empty where they cannot be read, which is a finding itself
 */
record Subject(Image image, JsonNode document, Optional<Contents> contents) {
  /** Where Lava's base images, and AWS's, start a function. */
  static final String LAMBDA_ENTRY_POINT = "/lambda-entrypoint.sh";

  ImageConfig config() {
    return image.config();
  }

  /** The program that is started: the first word of entry point and command. */
  Optional<String> program() {
    return config().entrypoint().isEmpty()
        ? config().command().stream().findFirst()
        : Optional.of(config().entrypoint().getFirst());
  }

  /** What stands where the program should be, its own link not followed; only for whole paths. */
  Optional<Entry> programEntry() {
    return program()
        .filter(path -> path.startsWith("/"))
        .flatMap(path -> contents().flatMap(in -> in.findLink(path.substring(1))));
  }

  /** Whether the image starts as Lava's base images do. */
  boolean startsAsLambdaImage() {
    return program().equals(Optional.of(LAMBDA_ENTRY_POINT));
  }

  /** What is wrong with the contents, where they could be read. */
  List<String> inContents(Function<Contents, List<String>> problems) {
    return contents.map(problems).orElse(List.of());
  }
}

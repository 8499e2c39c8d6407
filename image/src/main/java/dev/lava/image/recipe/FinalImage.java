package dev.lava.image.recipe;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The image that a recipe ends in.
 *
 * @param environment variables that every process starts with
 * @param workingDirectory where it starts, an absolute path
 * @param entrypoint the program, an absolute path, and its first arguments
 * @param labels what registries and Lambda read about the image
 * @param layers what is in it, what changes least first
 */
public record FinalImage(
    SortedMap<String, String> environment,
    String workingDirectory,
    List<String> entrypoint,
    SortedMap<String, String> labels,
    List<LayerSource> layers) {
  public FinalImage {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    entrypoint = List.copyOf(entrypoint);
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    layers = List.copyOf(layers);
    if (entrypoint.isEmpty() || !entrypoint.getFirst().startsWith("/")) {
      throw new IllegalArgumentException(
          "an entry point begins with the absolute path of a program, such as"
              + " [/lambda-entrypoint.sh]; saw "
              + entrypoint);
    }
  }

  /** The same with other layers. */
  FinalImage withLayers(List<LayerSource> others) {
    return new FinalImage(environment, workingDirectory, entrypoint, labels, others);
  }

  /**
   * Where a layer's content comes from.
   *
   * @param from the stage
   * @param paths what of it, everything below included; empty for the whole stage
   */
  public record LayerSource(String from, List<String> paths) {
    public LayerSource {
      paths = List.copyOf(paths);
    }
  }
}

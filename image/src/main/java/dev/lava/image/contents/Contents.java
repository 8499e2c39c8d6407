package dev.lava.image.contents;

import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.tar.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in an image: its layers, and the root that a function sees. */
public final class Contents {
  /** Twice what AWS Lambda takes, so that a check can say by how much an image is too large. */
  private static final Limits LIMITS =
      new Limits(2 * Limits.LAMBDA.bytes(), 500_000, Limits.LAMBDA.headers());

  private final List<LayerContents> layers;
  private final Root root;

  Contents(List<LayerContents> layers, Root root) {
    this.layers = List.copyOf(layers);
    this.root = root;
  }

  /**
   * Reads all layers of an image.
   *
   * @throws ImageException where one is damaged or hostile; the message names layer, entry and rule
   */
  public static Contents read(Image image) throws IOException {
    return read(image, LIMITS);
  }

  static Contents read(Image image, Limits limits) throws IOException {
    return new ContentsReader(limits).read(image);
  }

  /** The layers, the lowest first. */
  public List<LayerContents> layers() {
    return layers;
  }

  /** What stands in the root, by path and sorted; directories that no layer names are not in it. */
  public Map<String, Entry> root() {
    return root.entries();
  }

  /** What upper layers overwrite or delete. */
  public List<Hidden> hidden() {
    return root.hidden();
  }

  /** The bytes of all layers' archives without compression, which AWS Lambda limits. */
  public long size() {
    return layers.stream().mapToLong(LayerContents::size).sum();
  }

  /**
   * What a program finds at a path, all links followed; empty where nothing is, or links go in
   * circles.
   */
  public Optional<Entry> find(String path) {
    try {
      return root.find(path);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** What stands at a path itself, with only the links above it followed. */
  public Optional<Entry> findLink(String path) {
    try {
      return root.findLink(path);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether anything is below a path, so that a directory is there which no layer names. */
  public boolean hasBelow(String directory) {
    return root.hasBelow(directory);
  }

  /** The regular file at a path, whatever names lead to it. */
  public Optional<Item.File> file(String path) {
    return find(path).flatMap(Contents::file);
  }

  /** The bytes that an entry names, which a hard link shares with another. */
  public static Optional<Item.File> file(Entry entry) {
    return switch (entry.item()) {
      case Item.File file -> Optional.of(file);
      case Item.HardLink link -> Optional.of(link.file());
      case Item.SymbolicLink _, Item.Directory _, Item.Special _ -> Optional.empty();
    };
  }
}

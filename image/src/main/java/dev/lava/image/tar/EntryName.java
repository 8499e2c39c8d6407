package dev.lava.image.tar;

import dev.lava.image.ImageException;

/** What an entry of a layer does, by its name (OCI image-spec, "layer.md", "Whiteouts"). */
public sealed interface EntryName {
  /** The prefix that makes a name a whiteout. */
  String WHITEOUT = ".wh.";

  /** It stands at this path, relative to the root; the empty path is the root itself. */
  record Put(String path) implements EntryName {}

  /** It hides what layers below have at this path. */
  record Whiteout(String path) implements EntryName {}

  /** It hides all that layers below have in this directory. */
  record Opaque(String directory) implements EntryName {}

  /** It is a note of a union file system to itself. */
  record Bookkeeping() implements EntryName {}

  /**
   * Reads a name.
   *
   * @throws ImageException for a name that leads out of the root, or a whiteout of nothing; the
   *     message is a rule, without the name
   */
  static EntryName of(String text) throws ImageException {
    String path = EntryPath.of(text);
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    String parent = path.substring(0, Math.max(slash, 0));
    if (name.equals(".wh..wh..opq")) {
      return new Opaque(parent);
    }
    if (name.startsWith(".wh..wh.")) {
      return new Bookkeeping();
    }
    if (!name.startsWith(WHITEOUT)) {
      return new Put(path);
    }
    String hidden = EntryPath.of(name.substring(WHITEOUT.length()));
    if (hidden.isEmpty()) {
      throw new ImageException("it is a whiteout of nothing; valid is .wh. and a name");
    }
    return new Whiteout(parent.isEmpty() ? hidden : parent + "/" + hidden);
  }
}

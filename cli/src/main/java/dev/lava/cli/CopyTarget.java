package dev.lava.cli;

import dev.lava.image.archive.Destination;
import dev.lava.image.reference.Reference;
import java.nio.file.Path;

/** Where a copy goes. */
sealed interface CopyTarget {
  /** A registry. */
  record InRegistry(Reference name) implements CopyTarget {}

  /** The local store. */
  record InStore(Reference name) implements CopyTarget {}

  /** A directory of images. */
  record InLayout(Path directory) implements CopyTarget {}

  /** A file with one image. */
  record InArchive(Destination archive) implements CopyTarget {}

  /**
   * Reads what a user wrote.
   *
   * @throws IllegalArgumentException where it is neither a name nor a place
   */
  static CopyTarget parse(String text) {
    if (text.matches("(oci|oci-archive|docker-archive):.*")) {
      Destination destination = Destination.parse(text);
      return destination instanceof Destination.OciDirectory(Path directory)
          ? new InLayout(directory)
          : new InArchive(destination);
    }
    Reference name = Reference.parse(text);
    return name.registry().isPresent() ? new InRegistry(name) : new InStore(name);
  }
}

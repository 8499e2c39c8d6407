package dev.lava.image.tar;

import dev.lava.image.ImageException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * What an entry of a layer puts into the root (OCI image-spec, "layer.md", "File Types"). Paths of
 * links are checked: none leads out of the root by its text.
 */
public sealed interface EntryKind {
  /** A directory. */
  record Directory() implements EntryKind {}

  /** A file, whose content is the entry's. */
  record File() implements EntryKind {}

  /**
   * A symbolic link.
   *
   * @param target as the link has it, absolute or not
   */
  record SymbolicLink(String target) implements EntryKind {}

  /**
   * Another name of a file that is there already.
   *
   * @param file its path in the root, without a slash in front
   */
  record HardLink(String file) implements EntryKind {}

  /**
   * A device or a pipe.
   *
   * @param type the type flag of POSIX's format: '3', '4' or '6'
   */
  record Special(char type) implements EntryKind {}

  /**
   * The kind of that entry.
   *
   * @throws ImageException where layers hold no such thing, or the link is malformed; the message
   *     is a rule
   */
  static EntryKind of(TarArchiveEntry entry) throws ImageException {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_DIR -> new Directory();
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> new File();
      case TarConstants.LF_SYMLINK -> new SymbolicLink(EntryPath.target(entry.getLinkName()));
      case TarConstants.LF_LINK -> new HardLink(EntryPath.of(entry.getLinkName()));
      case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO ->
          new Special((char) entry.getLinkFlag());
      default ->
          throw new ImageException(
              "it is of the unknown type '%c'; layers hold files, directories and links"
                  .formatted((char) entry.getLinkFlag()));
    };
  }
}

package dev.lava.image.untar;

import dev.lava.image.ImageException;

/** An archive holds what none should, or is damaged. The message speaks of the archive as "it". */
public final class ArchiveException extends ImageException {
  private static final long serialVersionUID = 1L;

  ArchiveException(String message) {
    super(message);
  }

  ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}

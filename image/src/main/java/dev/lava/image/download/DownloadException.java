package dev.lava.image.download;

import dev.lava.image.ImageException;

/**
 * A file could not be had, or is not what it should be. The message names the address without its
 * secrets, what was seen, and what to do next. Nothing of the file was kept.
 */
public final class DownloadException extends ImageException {
  private static final long serialVersionUID = 1L;

  private final boolean missing;

  DownloadException(String message, Throwable cause) {
    super(message, cause);
    this.missing = false;
  }

  private DownloadException(String message, boolean missing) {
    super(message);
    this.missing = missing;
  }

  static DownloadException of(String message) {
    return new DownloadException(message, false);
  }

  static DownloadException missing(String message) {
    return new DownloadException(message, true);
  }

  /** Whether the source answered, and answered that it has no such file. */
  public boolean missing() {
    return missing;
  }
}

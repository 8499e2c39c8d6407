package dev.lava.image;

import java.time.Instant;

/**
 * The one time that everything Lava makes carries: files in layers, images, history entries. A real
 * time would make the same input give other bytes on the next day.
 *
 * <p>Why this one: it is not the epoch, which {@link java.io.File#lastModified} returns for files
 * that do not exist; and it is the second day of 1980, so that in every time zone it is a date that
 * zip files can hold, whose calendar of local times begins in 1980.
 */
public final class FixedTime {
  /** 2 January 1980, midnight UTC. */
  public static final Instant INSTANT = Instant.parse("1980-01-02T00:00:00Z");

  private FixedTime() {}
}

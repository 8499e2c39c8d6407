package dev.lava.image.download;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small file whose digest nobody knew beforehand. Its bytes are worth nothing until the caller
 * has checked them, by their signature for instance; only then is it kept, by {@link #keep}.
 */
public final class Unverified {
  private final byte[] bytes;
  private final @Nullable Instant copied;
  private final Keeper keeper;

  /** Stores what was found good. */
  interface Keeper {
    void keep() throws IOException;
  }

  Unverified(byte[] bytes, @Nullable Instant copied, Keeper keeper) {
    this.bytes = bytes;
    this.copied = copied;
    this.keeper = keeper;
  }

  /** The bytes, as the source sent them or as they were kept. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * When the copy was made that stands in for the file, where the source could not be reached;
   * empty where these are the source's bytes of now.
   */
  public Optional<Instant> copied() {
    return Optional.ofNullable(copied);
  }

  /**
   * Keeps the bytes for the day that the source cannot be reached. Call it once they are checked.
   */
  public void keep() throws IOException {
    keeper.keep();
  }
}

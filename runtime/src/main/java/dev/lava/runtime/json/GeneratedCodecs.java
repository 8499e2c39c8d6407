package dev.lava.runtime.json;

import org.jspecify.annotations.Nullable;

/** Codecs that were generated when the image was built. */
public interface GeneratedCodecs {
  /**
   * The codec of a class; null where there is none.
   *
   * @param codecs where it finds those of its parts
   */
  @Nullable EventCodec codec(String className, EventCodecs codecs);
}

package dev.lava.runtime.json;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes codecs in another way than by reflection. Those on the class path as services are held to
 * the run-time codecs by every test that goes through {@link Json}: the same values, bytes and
 * messages.
 */
public interface CodecSource {
  /** The codecs of an event and its parts. */
  @Nullable GeneratedCodecs codecs(Type event);
}

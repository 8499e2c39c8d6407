package dev.lava.runtime.json;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a container's codec while that is being made: {@code class Tree extends
 * ArrayList<Tree>} holds its own kind.
 */
final class LateCodec implements EventCodec {
  private final Type type;
  private final EventCodecs codecs;

  LateCodec(Type type, EventCodecs codecs) {
    this.type = type;
    this.codecs = codecs;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    return codecs.of(type).read(in);
  }

  @Override
  public void write(JsonWriter out, Object value) {
    codecs.of(type).write(out, value);
  }
}

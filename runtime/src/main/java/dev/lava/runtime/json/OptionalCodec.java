package dev.lava.runtime.json;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code Optional}: the value itself, or {@code null} for none. */
final class OptionalCodec implements EventCodec {
  private final EventCodec content;
  private final EventCodecs codecs;

  OptionalCodec(EventCodec content, EventCodecs codecs) {
    this.content = content;
    this.codecs = codecs;
  }

  @Override
  public Object ofNull() {
    return Optional.ofNullable(content.ofNull());
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    return Optional.ofNullable(content.read(in));
  }

  @Override
  public void write(JsonWriter out, Object value) {
    Object present = ((Optional<?>) value).orElse(null);
    if (present == null) {
      out.nullValue();
    } else {
      codecs.ofValue(present).write(out, present);
    }
  }
}

package dev.lava.runtime.json;

import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@code java.util.concurrent.atomic}: what each holds. */
final class AtomicCodec implements EventCodec {
  private final Class<?> type;
  private final EventCodec content;
  private final EventCodecs codecs;

  private AtomicCodec(Class<?> type, EventCodec content, EventCodecs codecs) {
    this.type = type;
    this.content = content;
    this.codecs = codecs;
  }

  /** The codec of such a class; null for any other. */
  static @Nullable EventCodec of(Type type, EventCodecs codecs) {
    Class<?> raw = TypeBindings.erase(type);
    Type content =
        raw == AtomicInteger.class
            ? Integer.class
            : raw == AtomicLong.class
                ? Long.class
                : raw == AtomicBoolean.class
                    ? Boolean.class
                    : raw == AtomicReference.class
                        ? TypeBindings.of(type).resolve(raw.getTypeParameters()[0])
                        : null;
    return content == null ? null : new AtomicCodec(raw, codecs.of(content), codecs);
  }

  @Override
  public @Nullable Object ofNull() {
    return type == AtomicReference.class ? new AtomicReference<>(content.ofNull()) : null;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    Object value = content.read(in);
    if (type == AtomicReference.class) {
      return new AtomicReference<@Nullable Object>(value);
    }
    if (value instanceof Integer whole) {
      return new AtomicInteger(whole);
    }
    if (value instanceof Long whole) {
      return new AtomicLong(whole);
    }
    return value instanceof Boolean truth ? new AtomicBoolean(truth) : null;
  }

  @Override
  public void write(JsonWriter out, Object value) {
    Object held =
        value instanceof AtomicInteger whole
            ? (Object) whole.get()
            : value instanceof AtomicLong whole
                ? (Object) whole.get()
                : value instanceof AtomicBoolean truth
                    ? (Object) truth.get()
                    : ((AtomicReference<?>) value).get();
    if (held == null) {
      out.nullValue();
    } else {
      codecs.ofValue(held).write(out, held);
    }
  }
}

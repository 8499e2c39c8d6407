package dev.lava.runtime.body;

import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.json.EventCodec;
import dev.lava.runtime.json.EventCodecs;
import dev.lava.runtime.json.GeneratedCodecs;
import dev.lava.runtime.json.JsonReader;
import dev.lava.runtime.json.JsonWriter;
import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Our own codecs; those of all types that the body can lead to are ready from the start. */
final class LavaCodec implements BodyCodec {
  private static final Payload NULL = Payload.of("null");

  /** What a larger answer leaves behind is dropped: the next event may need the room. */
  private static final int LARGEST_KEPT = 16 * 1024;

  /** Each thread writes into an array that it keeps. */
  private static final ThreadLocal<JsonWriter> WRITERS = new ThreadLocal<>();

  private final EventCodecs codecs;
  private final EventCodec codec;
  private final boolean sealed;

  LavaCodec(Type type, @Nullable GeneratedCodecs generated) {
    this.codecs = EventCodecs.forEvent(type, generated);
    this.codec = codecs.of(type);
    this.sealed = TypeBindings.erase(type).isSealed();
  }

  Iterable<Type> reachableTypes() {
    return codecs.types();
  }

  @Override
  public @Nullable Object read(Payload event) {
    return codec.readNullable(new JsonReader(event.bytes(), event.length()));
  }

  @Override
  public Payload write(@Nullable Object answer) {
    if (answer == null) {
      return NULL;
    }
    JsonWriter out = writer();
    try {
      return written(out, answer);
    } finally {
      if (out.length() > LARGEST_KEPT) {
        WRITERS.remove();
      }
    }
  }

  private Payload written(JsonWriter out, Object answer) {
    // An answer shows what its declared type has; but a sealed one is meant as its alternatives.
    (sealed ? codecs.ofValue(answer) : codec).write(out, answer);
    return out.segmentCount() == 1
        ? new Payload(out.bytes(), out.length())
        : new Payload(out.segments(), out.segmentLengths());
  }

  private static JsonWriter writer() {
    JsonWriter known = WRITERS.get();
    if (known == null) {
      known = new JsonWriter();
      WRITERS.set(known);
    }
    known.reset();
    return known;
  }
}

package dev.lava.runtime.body;

import dev.lava.runtime.invocation.Payload;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads events or writes answers of one type. One instance serves all threads. */
public interface BodyCodec {
  /**
   * The event as an object.
   *
   * @throws RuntimeException where the bytes are no value of the type
   */
  @Nullable Object read(Payload event);

  /**
   * The answer's bytes, which stay as they are until this thread writes another answer: a thread
   * hands over one before it takes the next event, so an array can serve them all.
   *
   * @throws RuntimeException where the value cannot be written
   */
  Payload write(@Nullable Object answer);

  /**
   * The codec of a type.
   *
   * @throws CustomSerializerException where the function's serializer cannot be used
   */
  static BodyCodec of(Type type) {
    return of(type, BodyCodec.class.getClassLoader());
  }

  /** As {@link #of(Type)}, for a function whose classes a loader finds. */
  static BodyCodec of(Type type, ClassLoader loader) {
    return BodyCodecs.of(loader, null).ofEvent(type);
  }
}

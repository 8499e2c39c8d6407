package dev.lava.runtime.json;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the values of one type. Stateless: one instance serves all threads.
 *
 * <p>{@link EventCodecs} makes codecs by reflection; one that was generated when the image was
 * built implements the same two methods.
 */
public interface EventCodec {
  /**
   * Reads a value that is not {@code null} in the JSON; what it becomes may be null.
   *
   * @throws JsonException where the JSON is broken or is no value of the type
   */
  @Nullable Object read(JsonReader in);

  /**
   * Writes a value of the type.
   *
   * @throws JsonException where it has no JSON, or one of its accessors fails
   */
  void write(JsonWriter out, Object value);

  /** What {@code null} in the JSON means for the type: {@code 0} for an {@code int}, say. */
  default @Nullable Object ofNull() {
    return null;
  }

  /** Reads any value, {@code null} included. */
  default @Nullable Object readNullable(JsonReader in) {
    return in.tryNull() ? ofNull() : read(in);
  }

  /** Writes any value, null included. */
  default void writeNullable(JsonWriter out, @Nullable Object value) {
    if (value == null) {
      out.nullValue();
    } else {
      write(out, value);
    }
  }
}

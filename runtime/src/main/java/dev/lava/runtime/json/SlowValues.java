package dev.lava.runtime.json;

/** The codecs behind the values that generated code reads by itself where they are as usual. */
final class SlowValues {
  static final EventCodec TEXT = new StringCodec();
  static final EventCodec INTEGER = number(int.class);
  static final EventCodec LONG = number(long.class);
  static final EventCodec DOUBLE = number(double.class);
  static final EventCodec TRUTH = new BooleanCodec(true);

  private SlowValues() {}

  /** A value of a primitive type, which is never null. */
  static Object of(EventCodec codec, JsonReader in) {
    Object value = codec.readNullable(in);
    if (value == null) {
      throw new IllegalStateException("a primitive value cannot be null");
    }
    return value;
  }

  private static EventCodec number(Class<?> type) {
    EventCodec codec = NumberCodec.of(type);
    if (codec == null) {
      throw new IllegalStateException(type + " is no type of numbers");
    }
    return codec;
  }
}

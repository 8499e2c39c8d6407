package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** {@code byte[]} and {@code ByteBuffer}: base64; an array of numbers is read too. */
final class BytesCodec implements EventCodec {
  private static final EventCodec OCTET = NumberCodec.octet();

  private final boolean buffer;

  BytesCodec(boolean buffer) {
    this.buffer = buffer;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    Kind kind = in.kind();
    boolean numbers = !buffer && (kind == Kind.ARRAY || kind == Kind.NUMBER);
    byte[] bytes = numbers ? numbers(in, kind) : base64(in);
    return buffer ? ByteBuffer.wrap(bytes) : bytes;
  }

  private static byte[] numbers(JsonReader in, Kind kind) {
    if (kind == Kind.NUMBER) {
      return new byte[] {octet(in.number())};
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    in.beginArray();
    while (in.nextElement()) {
      bytes.write(number(in));
    }
    return bytes.toByteArray();
  }

  private static byte octet(String number) {
    int value = Numbers.integer(number, "a byte");
    if (value < Byte.MIN_VALUE || value > 255) {
      throw JsonReader.mismatch("a byte", number, false);
    }
    return (byte) value;
  }

  private static byte number(JsonReader in) {
    return OCTET.readNullable(in) instanceof Byte octet ? octet : 0;
  }

  private static byte[] base64(JsonReader in) {
    if (in.kind() != Kind.TEXT) {
      throw in.mismatch("a string in base64");
    }
    String text = in.string();
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw JsonReader.mismatch("a string in base64", text, true);
    }
  }

  @Override
  public void write(JsonWriter out, Object value) {
    byte[] bytes;
    if (value instanceof ByteBuffer data) {
      bytes = new byte[data.remaining()];
      data.duplicate().get(bytes);
    } else {
      bytes = (byte[]) value;
    }
    out.string(Base64.getEncoder().encodeToString(bytes));
  }
}

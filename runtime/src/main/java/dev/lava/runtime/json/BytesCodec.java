package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** {@code byte[]} and {@code ByteBuffer}: base64; an array of numbers is read too. */
final class BytesCodec implements EventCodec {
  private final boolean buffer;

  BytesCodec(boolean buffer) {
    this.buffer = buffer;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    byte[] bytes = in.kind() == Kind.ARRAY && !buffer ? numbers(in) : base64(in);
    return buffer ? ByteBuffer.wrap(bytes) : bytes;
  }

  private static byte[] numbers(JsonReader in) {
    NumberCodec number = NumberCodec.of(byte.class);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    in.beginArray();
    while (in.nextElement()) {
      if (number != null && number.readNullable(in) instanceof Byte b) {
        bytes.write(b);
      }
    }
    return bytes.toByteArray();
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

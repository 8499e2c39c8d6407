package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * {@code Date} in those events of AWS that have it as seconds since 1970, with a fraction. Zero is
 * no date, nor is a text that is no number.
 */
@SuppressWarnings("JavaUtilDate") // the old class is its subject
final class SecondsCodec implements EventCodec {
  private static final String NOUN = "a date (seconds since 1970)";

  @Override
  public @Nullable Object read(JsonReader in) {
    Kind kind = in.kind();
    if (kind == Kind.OBJECT || kind == Kind.ARRAY) {
      throw in.mismatch(NOUN);
    }
    if (kind == Kind.TRUE || kind == Kind.FALSE) {
      return in.bool() ? new Date(1000) : null;
    }
    String text = in.scalarText();
    double seconds = 0;
    try {
      seconds = Numbers.floating(text.trim(), NOUN);
    } catch (JsonException e) {
      if (kind == Kind.NUMBER) {
        throw e;
      }
    }
    return seconds == 0 ? null : new Date((long) (seconds * 1000.0));
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.number(((Date) value).getTime() / 1000.0);
  }
}

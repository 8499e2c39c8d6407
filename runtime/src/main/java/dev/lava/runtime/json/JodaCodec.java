package dev.lava.runtime.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Joda's {@code DateTime}, which some events of AWS use: ISO 8601 with milliseconds. */
final class JodaCodec implements EventCodec {
  private final Method parse;

  JodaCodec(Class<?> type) {
    try {
      parse = type.getMethod("parse", String.class);
    } catch (NoSuchMethodException e) {
      throw new JsonException(type.getName() + " has no method parse(String)", e);
    }
  }

  @Override
  public Object read(JsonReader in) {
    JsonReader.Kind kind = in.kind();
    if (kind == JsonReader.Kind.OBJECT || kind == JsonReader.Kind.ARRAY) {
      throw in.mismatch("a date such as 2026-01-31T12:00:00.000Z");
    }
    String text = in.scalarText();
    try {
      return parse.invoke(null, text);
    } catch (InvocationTargetException e) {
      throw JsonReader.mismatch("a date such as 2026-01-31T12:00:00.000Z", text, true);
    } catch (IllegalAccessException e) {
      throw new JsonException(parse + " is not accessible", e);
    }
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.string(value.toString());
  }
}

package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Classes of the JDK, and Joda's {@code DateTime}, whose values are one text each. */
final class TextCodec extends ScalarCodec {
  private final Class<?> type;

  private TextCodec(Class<?> type) {
    this.type = type;
  }

  /** The codec of such a class; null for any other. Goes by names, to load none of them. */
  static @Nullable TextCodec of(Class<?> type) {
    return switch (type.getName()) {
      case "char",
          "java.lang.Character",
          "[C",
          "java.lang.StringBuilder",
          "java.lang.Class",
          "java.io.File",
          "java.net.URI",
          "java.net.URL",
          "java.nio.file.Path",
          "java.util.Currency",
          "java.util.Locale",
          "java.util.TimeZone",
          "java.util.UUID",
          "java.util.regex.Pattern",
          "org.joda.time.DateTime" ->
          new TextCodec(type);
      default -> unlisted(type);
    };
  }

  /** Classes that hide behind a listed one. */
  private static @Nullable TextCodec unlisted(Class<?> type) {
    if (type.getName().startsWith("java.nio.charset.")) {
      return Charset.class.isAssignableFrom(type) ? new TextCodec(type) : null;
    }
    return TimeZone.class.isAssignableFrom(type) ? new TextCodec(type) : null;
  }

  @Override
  String noun() {
    return "the text of a " + type.getTypeName();
  }

  @Override
  public @Nullable Object ofNull() {
    return type == char.class ? (Object) '\0' : null;
  }

  @Override
  @Nullable Object readScalar(JsonReader in) {
    Kind kind = in.kind();
    if (kind == Kind.NUMBER && (type == char.class || type == Character.class)) {
      return (char) Numbers.whole(in.number(), noun()).intValue();
    }
    if (kind != Kind.TEXT) {
      throw in.mismatch(noun());
    }
    String text = in.string();
    try {
      return ofText(text);
    } catch (IllegalArgumentException | ReflectiveOperationException e) {
      throw JsonReader.mismatch(noun(), text, true);
    }
  }

  private @Nullable Object ofText(String text) throws ReflectiveOperationException {
    String name = type.getName();
    if (name.equals("[C")) {
      return text.toCharArray();
    }
    if (name.equals("char") || name.equals("java.lang.Character")) {
      if (text.length() > 1) {
        throw JsonReader.mismatch("one character", text, true);
      }
      return text.isEmpty() ? ofNull() : (Object) text.charAt(0);
    }
    if (name.equals("java.lang.StringBuilder")) {
      StringBuilder mutable = new StringBuilder();
      mutable.append(text);
      return mutable;
    }
    if (name.equals("java.util.Locale")) {
      return text.isEmpty() ? Locale.ROOT : Locale.forLanguageTag(text.replace('_', '-'));
    }
    return text.isEmpty() && !name.equals("java.net.URI") ? null : ofWord(name, text.trim());
  }

  private Object ofWord(String name, String text) throws ReflectiveOperationException {
    return switch (name) {
      case "java.lang.Class" ->
          Class.forName(text, false, Thread.currentThread().getContextClassLoader());
      case "java.io.File" -> new File(text);
      case "java.net.URI" -> URI.create(text);
      case "java.net.URL" -> {
        try {
          yield URI.create(text).toURL();
        } catch (java.net.MalformedURLException e) {
          throw new IllegalArgumentException(e);
        }
      }
      case "java.nio.file.Path" -> Path.of(text);
      case "java.util.Currency" -> Currency.getInstance(text);
      case "java.util.UUID" -> UUID.fromString(text);
      case "java.util.regex.Pattern" -> Pattern.compile(text);
      case "org.joda.time.DateTime" -> parsed(text);
      default ->
          Charset.class.isAssignableFrom(type) ? Charset.forName(text) : TimeZone.getTimeZone(text);
    };
  }

  private Object parsed(String text) throws ReflectiveOperationException {
    try {
      return type.getMethod("parse", String.class).invoke(null, text);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    }
  }

  @Override
  public void write(JsonWriter out, Object value) {
    if (value instanceof char[] characters) {
      out.string(new String(characters));
    } else if (value instanceof File file) {
      out.string(file.getAbsolutePath());
    } else if (value instanceof Class<?> named) {
      out.string(named.getName());
    } else if (value instanceof TimeZone zone) {
      out.string(zone.getID());
    } else if (value instanceof Path path) {
      out.string(path.toUri().toString());
    } else {
      out.string(value.toString());
    }
  }
}

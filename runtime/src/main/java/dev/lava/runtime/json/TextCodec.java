package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.io.File;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Classes of the JDK whose values are one text each. */
final class TextCodec extends ScalarCodec {
  /** What Groovy makes of a text that holds expressions; with AWS's runtime a bean of its parts. */
  static final String GROOVY_TEXT = "org.codehaus.groovy.runtime.GStringImpl";

  private final Class<?> type;

  private TextCodec(Class<?> type) {
    this.type = type;
  }

  /** The codec of such a class; null for any other. Goes by names, to load none of them. */
  static @Nullable TextCodec of(Class<?> type) {
    return switch (type.getName()) {
      case "char",
          "java.lang.Character",
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
          GROOVY_TEXT ->
          new TextCodec(type);
      default -> unlisted(type);
    };
  }

  /** Classes that hide behind a listed one. */
  private static @Nullable TextCodec unlisted(Class<?> type) {
    return Charset.class.isAssignableFrom(type)
            || TimeZone.class.isAssignableFrom(type)
            || Path.class.isAssignableFrom(type)
        ? new TextCodec(type)
        : null;
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
      return (char) Numbers.integer(in.number(), noun());
    }
    if (kind == Kind.OBJECT || (kind != Kind.TEXT && textOnly())) {
      throw in.mismatch(noun());
    }
    String text = in.scalarText();
    try {
      return ofText(text);
    } catch (IllegalArgumentException | ReflectiveOperationException e) {
      throw JsonReader.mismatch(noun(), text, true);
    }
  }

  @Override
  @Nullable Object readOnlyNull(JsonReader in) {
    if (textOnly()) {
      return super.readOnlyNull(in);
    }
    throw in.mismatch(noun());
  }

  /** Of the others a number or a truth value is read as its text. */
  private boolean textOnly() {
    return type == char.class || type == Character.class || type == Path.class;
  }

  private @Nullable Object ofText(String text) throws ReflectiveOperationException {
    String name = type.getName();
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
    return text.isEmpty() ? null : ofWord(name, text.trim());
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
      case "java.util.Locale" -> locale(text);
      case "java.util.UUID" -> UUID.fromString(text);
      case "java.util.regex.Pattern" -> Pattern.compile(text);
      default ->
          Charset.class.isAssignableFrom(type) ? Charset.forName(text) : TimeZone.getTimeZone(text);
    };
  }

  /** {@code de}, {@code de_CH} or {@code de-CH}; all that follows is the variant. */
  private static Locale locale(String text) {
    int first = separator(text, 0);
    if (first < 0) {
      return Locale.of(text);
    }
    int second = separator(text, first + 1);
    return second < 0
        ? Locale.of(text.substring(0, first), text.substring(first + 1))
        : Locale.of(
            text.substring(0, first),
            text.substring(first + 1, second),
            text.substring(second + 1));
  }

  private static int separator(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '_' || text.charAt(i) == '-') {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void write(JsonWriter out, Object value) {
    if (value instanceof File file) {
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

package dev.lava.build.types;

import dev.lava.runtime.json.JsonWriter;
import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;

/**
 * A value without parts.
 *
 * @param text its text
 * @param quoted whether it stands in quotes
 */
record SampleValue(String text, boolean quoted) {
  /** Texts that functions take apart by the names of their properties. */
  private static final Map<String, String> KNOWN_NAMES =
      Map.of(
          "body", "{}",
          "eventTime", "2026-01-31T12:00:00.000Z",
          "httpMethod", "GET",
          "method", "GET",
          "path", "/",
          "rawPath", "/");

  private static final Set<Class<?>> NUMBERS =
      Set.of(
          byte.class,
          short.class,
          int.class,
          long.class,
          float.class,
          double.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Number.class,
          BigInteger.class,
          BigDecimal.class);

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("char", "a"),
          Map.entry("java.lang.Character", "a"),
          Map.entry("java.lang.Class", "java.lang.String"),
          Map.entry("java.io.File", "/tmp/sample"),
          Map.entry("java.net.URI", "https://example.com/sample"),
          Map.entry("java.net.URL", "https://example.com/sample"),
          Map.entry("java.nio.file.Path", "/tmp/sample"),
          Map.entry("java.util.Currency", "EUR"),
          Map.entry("java.util.Locale", "en"),
          Map.entry("java.util.UUID", "9f3b2c1a-5d4e-4f60-8a7b-0c1d2e3f4a5b"),
          Map.entry("java.util.regex.Pattern", "[a-z]+"),
          Map.entry("java.time.Instant", "2026-01-31T12:00:00Z"),
          Map.entry("java.time.OffsetDateTime", "2026-01-31T12:00:00Z"),
          Map.entry("java.time.ZonedDateTime", "2026-01-31T12:00:00Z"),
          Map.entry("java.time.LocalDateTime", "2026-01-31T12:00:00"),
          Map.entry("java.time.LocalDate", "2026-01-31"),
          Map.entry("java.time.LocalTime", "12:00:00"),
          Map.entry("java.time.OffsetTime", "12:00:00Z"),
          Map.entry("java.time.YearMonth", "2026-01"),
          Map.entry("java.time.MonthDay", "--01-31"),
          Map.entry("java.time.Year", "2026"),
          Map.entry("java.time.Duration", "PT1M"),
          Map.entry("java.time.Period", "P1D"),
          Map.entry("java.time.ZoneOffset", "Z"),
          Map.entry("java.time.ZoneId", "Europe/Paris"),
          Map.entry("org.joda.time.DateTime", "2026-01-31T12:00:00.000Z"));

  private static final Set<String> COUNTERS =
      Set.of(
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.OptionalDouble",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicLong");

  /** Whether there is a value of a class that is found here. */
  static boolean isKnown(Class<?> type) {
    return find("", type, false).isPresent();
  }

  /** Whether there is a name of a map's member for a type of keys. */
  static boolean isKey(Type key) {
    return key == Object.class || isKnown(TypeBindings.erase(key));
  }

  /** The name of a map's member whose key is of a type. */
  static String key(Type key) {
    return key == Object.class || key == String.class
        ? "key"
        : of("key", TypeBindings.erase(key), false).text;
  }

  /**
   * A value of a class.
   *
   * @param name what the property is called, which is a text's content
   * @param seconds whether a date is in seconds
   */
  static SampleValue of(String name, Class<?> type, boolean seconds) {
    return find(name, type, seconds)
        .orElseThrow(() -> new IllegalArgumentException("there is no sample of a " + type));
  }

  private static Optional<SampleValue> find(String name, Class<?> type, boolean seconds) {
    if (NUMBERS.contains(type) || COUNTERS.contains(type.getName())) {
      return Optional.of(new SampleValue("1", false));
    }
    if (type == boolean.class
        || type == Boolean.class
        || type.getName().equals("java.util.concurrent.atomic.AtomicBoolean")) {
      return Optional.of(new SampleValue("false", false));
    }
    if (Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type)) {
      return Optional.of(new SampleValue(seconds ? "1769860800" : "1769860800000", false));
    }
    return text(name, type).map(text -> new SampleValue(text, true));
  }

  private static Optional<String> text(String name, Class<?> type) {
    if (type.isAssignableFrom(String.class) || type == char[].class || isBuilder(type)) {
      return Optional.of(KNOWN_NAMES.getOrDefault(name, name));
    }
    if (type == byte[].class || ByteBuffer.class.isAssignableFrom(type)) {
      return Optional.of("c2FtcGxl");
    }
    if (Charset.class.isAssignableFrom(type)) {
      return Optional.of("UTF-8");
    }
    if (TimeZone.class.isAssignableFrom(type)) {
      return Optional.of("UTC");
    }
    if (Path.class.isAssignableFrom(type)) {
      return Optional.of("/tmp/sample");
    }
    // By its declaration, for asking the enum itself would run its initializer.
    return type.isEnum()
        ? Arrays.stream(type.getDeclaredFields())
            .filter(Field::isEnumConstant)
            .map(Field::getName)
            .findFirst()
        : Optional.ofNullable(TEXTS.get(type.getName()));
  }

  private static boolean isBuilder(Class<?> type) {
    return type == StringBuilder.class;
  }

  void write(JsonWriter out) {
    if (quoted) {
      out.string(text);
    } else {
      out.verbatim(text);
    }
  }
}

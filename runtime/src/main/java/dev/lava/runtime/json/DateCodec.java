package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.lang.reflect.Constructor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * {@code Date} and {@code Calendar}: milliseconds since 1970; ISO 8601 and RFC 1123 texts are read
 * too.
 */
@SuppressWarnings("JavaUtilDate") // the old classes are its subject
final class DateCodec extends ScalarCodec {
  private final Class<?> type;

  DateCodec(Class<?> type) {
    this.type = type;
  }

  /** A date as a map's key: ISO 8601 in UTC with milliseconds. */
  static String text(Date date) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx")
        .format(date.toInstant().atOffset(ZoneOffset.UTC));
  }

  @Override
  String noun() {
    return "a date (milliseconds since 1970, or a text such as 2026-01-31T12:00:00Z)";
  }

  @Override
  @Nullable Object readScalar(JsonReader in) {
    Kind kind = in.kind();
    if (kind == Kind.NUMBER) {
      return of(in.number());
    }
    if (kind != Kind.TEXT) {
      throw in.mismatch(noun());
    }
    String text = in.string().trim();
    if (text.isEmpty()) {
      return null;
    }
    return Numbers.isWhole(text) ? of(text) : of(parse(text));
  }

  private Object of(String number) {
    if (!Numbers.isWhole(number)) {
      throw JsonReader.mismatch(noun(), number, false);
    }
    return of(Numbers.whole(number, noun()).longValue());
  }

  private Object of(long millis) {
    if (Calendar.class.isAssignableFrom(type)) {
      Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
      calendar.setTimeInMillis(millis);
      return calendar;
    }
    if (type == Date.class) {
      return new Date(millis);
    }
    try {
      Constructor<?> ofMillis = type.getConstructor(long.class);
      return ofMillis.newInstance(millis);
    } catch (ReflectiveOperationException e) {
      throw new JsonException(type.getName() + " cannot be made of milliseconds", e);
    }
  }

  private long parse(String text) {
    try {
      if (text.length() > 10 && text.charAt(10) == 'T') {
        String zoned = zoneWithColon(text);
        return zoned.equals(text) && !text.endsWith("Z") && !hasOffset(text)
            ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli()
            : OffsetDateTime.parse(zoned).toInstant().toEpochMilli();
      }
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
      }
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)).toEpochMilli();
    } catch (DateTimeException e) {
      throw JsonReader.mismatch(noun(), text, true);
    }
  }

  private static boolean hasOffset(String text) {
    return text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
  }

  /** {@code +0200} is as good as {@code +02:00}. */
  private static String zoneWithColon(String text) {
    int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    return sign > 10 && text.length() == sign + 5
        ? text.substring(0, sign + 3) + ":" + text.substring(sign + 3)
        : text;
  }

  @Override
  public void write(JsonWriter out, Object value) {
    long millis =
        value instanceof Calendar calendar ? calendar.getTimeInMillis() : ((Date) value).getTime();
    out.number(millis);
  }
}

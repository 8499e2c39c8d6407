package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.time}: instants and durations are seconds with nanoseconds behind the point, local
 * dates and times are arrays of their fields, all else is ISO 8601 text. Each is read from ISO 8601
 * text as well.
 */
final class TimeCodec implements EventCodec {
  private final Class<?> type;

  private TimeCodec(Class<?> type) {
    this.type = type;
  }

  /** The codec of a class of {@code java.time}; null for those that are plain beans. */
  static @Nullable EventCodec of(Class<?> type) {
    if (ZoneId.class.isAssignableFrom(type)) {
      return new TimeCodec(type == ZoneOffset.class ? type : ZoneId.class);
    }
    boolean known =
        type == Instant.class
            || type == LocalDate.class
            || type == LocalDateTime.class
            || type == LocalTime.class
            || type == OffsetDateTime.class
            || type == ZonedDateTime.class
            || type == Duration.class
            || type == Period.class
            || type == Year.class
            || type == YearMonth.class
            || type == MonthDay.class;
    return known ? new TimeCodec(type) : null;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    Kind kind = in.kind();
    try {
      if (kind == Kind.TEXT) {
        String text = in.string().trim();
        return text.isEmpty() ? null : ofText(text);
      }
      if (kind == Kind.NUMBER) {
        return ofNumber(in.number());
      }
      if (kind == Kind.ARRAY) {
        return ofFields(in);
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new JsonException(
          type.getName() + " is needed, but the JSON has none: " + e.getMessage(), e);
    }
    throw in.mismatch("a value of " + type.getName());
  }

  private Object ofText(String text) {
    boolean number = Numbers.isWhole(text) && type != Year.class;
    if (number
        && (type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class)) {
      return ofNumber(text);
    }
    if (type == Instant.class) {
      return OffsetDateTime.parse(text).toInstant();
    }
    if (type == LocalDate.class) {
      return text.length() > 10 && text.charAt(10) == 'T'
          ? LocalDate.parse(text.substring(0, 10))
          : LocalDate.parse(text);
    }
    if (type == LocalDateTime.class) {
      return LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
    }
    if (type == LocalTime.class) {
      return LocalTime.parse(text);
    }
    if (type == OffsetDateTime.class) {
      return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    }
    if (type == ZonedDateTime.class) {
      return ZonedDateTime.parse(text).withZoneSameInstant(ZoneId.of("UTC"));
    }
    if (type == Duration.class) {
      return Duration.parse(text);
    }
    if (type == Period.class) {
      return Period.parse(text);
    }
    if (type == Year.class) {
      return Year.parse(text);
    }
    if (type == YearMonth.class) {
      return YearMonth.parse(text);
    }
    if (type == MonthDay.class) {
      return MonthDay.parse(text);
    }
    return type == ZoneOffset.class ? ZoneOffset.of(text) : ZoneId.of(text);
  }

  private Object ofNumber(String number) {
    if (type == Year.class) {
      return Year.of(Numbers.whole(number, "a year").intValue());
    }
    if (type == LocalDate.class) {
      return LocalDate.ofEpochDay(Numbers.whole(number, "a day").longValue());
    }
    BigDecimal decimal = Numbers.decimal(number, "a number of seconds");
    BigDecimal whole = decimal.setScale(0, RoundingMode.FLOOR);
    long seconds = whole.longValueExact();
    long nanos = decimal.subtract(whole).movePointRight(9).longValue();
    if (type == Duration.class) {
      return Duration.ofSeconds(seconds, nanos);
    }
    Instant instant = Instant.ofEpochSecond(seconds, nanos);
    if (type == Instant.class) {
      return instant;
    }
    if (type == OffsetDateTime.class) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (type == ZonedDateTime.class) {
      return instant.atZone(ZoneId.of("UTC"));
    }
    throw JsonReader.mismatch("a value of " + type.getName(), number, false);
  }

  private Object ofFields(JsonReader in) {
    int[] fields = new int[7];
    int count = 0;
    in.beginArray();
    while (in.nextElement()) {
      if (count == fields.length) {
        throw new JsonException("at most 7 fields of a date are needed, but the JSON has more");
      }
      fields[count++] = Numbers.whole(in.number(), "a field of a date").intValue();
    }
    if (type == LocalDate.class && count == 3) {
      return LocalDate.of(fields[0], fields[1], fields[2]);
    }
    if (type == LocalTime.class && count >= 2 && count <= 4) {
      return LocalTime.of(fields[0], fields[1], fields[2], fields[3]);
    }
    if (type == LocalDateTime.class && count >= 5) {
      return LocalDateTime.of(
          fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]);
    }
    if (type == YearMonth.class && count == 2) {
      return YearMonth.of(fields[0], fields[1]);
    }
    throw new JsonException(
        "a value of " + type.getName() + " is needed, but the JSON has an array of " + count);
  }

  @Override
  public void write(JsonWriter out, Object value) {
    if (value instanceof Instant instant) {
      seconds(out, instant.getEpochSecond(), instant.getNano());
    } else if (value instanceof OffsetDateTime time) {
      seconds(out, time.toEpochSecond(), time.getNano());
    } else if (value instanceof ZonedDateTime time) {
      seconds(out, time.toEpochSecond(), time.getNano());
    } else if (value instanceof Duration duration) {
      seconds(out, duration.getSeconds(), duration.getNano());
    } else if (value instanceof LocalDate date) {
      out.beginArray();
      date(out, date);
      out.endArray();
    } else if (value instanceof LocalTime time) {
      out.beginArray();
      time(out, time);
      out.endArray();
    } else if (value instanceof LocalDateTime both) {
      out.beginArray();
      date(out, both.toLocalDate());
      time(out, both.toLocalTime());
      out.endArray();
    } else if (value instanceof Year year) {
      out.number(year.getValue());
    } else if (value instanceof YearMonth month) {
      out.beginArray();
      out.number(month.getYear());
      out.number(month.getMonthValue());
      out.endArray();
    } else {
      out.string(value.toString());
    }
  }

  private static void seconds(JsonWriter out, long seconds, int nanos) {
    out.verbatim(BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9)).toPlainString());
  }

  private static void date(JsonWriter out, LocalDate date) {
    out.number(date.getYear());
    out.number(date.getMonthValue());
    out.number(date.getDayOfMonth());
  }

  private static void time(JsonWriter out, LocalTime time) {
    out.number(time.getHour());
    out.number(time.getMinute());
    int second = time.getSecond();
    int nano = time.getNano();
    if (second > 0 || nano > 0) {
      out.number(second);
    }
    if (nano > 0) {
      out.number(nano);
    }
  }
}

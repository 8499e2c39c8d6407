package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.time} without the local types: instants and durations are seconds with nanoseconds
 * behind the point, all else is ISO 8601 text. Each is read from such text as well.
 *
 * <p>Of a time before 1970 the nanoseconds still count upward: {@code -1.75} is a quarter of a
 * second before 1970. No other reader takes it so, but AWS's writes it so. A negative duration is
 * plain.
 */
final class TimeCodec extends ScalarCodec {
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
            || type == OffsetDateTime.class
            || type == ZonedDateTime.class
            || type == Duration.class
            || type == Period.class
            || type == Year.class;
    return known ? new TimeCodec(type) : LocalTimeCodec.of(type);
  }

  @Override
  String noun() {
    return "a value of " + type.getName();
  }

  @Override
  @Nullable Object readScalar(JsonReader in) {
    Kind kind = in.kind();
    try {
      if (kind == Kind.TEXT) {
        String text = in.string().trim();
        return text.isEmpty() ? null : ofText(text);
      }
      if (kind == Kind.NUMBER) {
        return ofNumber(in.number());
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new JsonException(noun() + " is needed, but the JSON has none: " + e.getMessage(), e);
    }
    throw in.mismatch(noun());
  }

  @Override
  Object readOnlyNull(JsonReader in) {
    throw in.mismatch(noun());
  }

  private Object ofText(String text) {
    if (isPointInTime() && Numbers.isUnsigned(text)) {
      return ofNumber(text);
    }
    if (type == Instant.class) {
      return OffsetDateTime.parse(text).toInstant();
    }
    if (type == OffsetDateTime.class) {
      return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    }
    if (type == ZonedDateTime.class) {
      return ZonedDateTime.parse(text).withZoneSameInstant(ZoneOffset.UTC);
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
    return type == ZoneOffset.class ? ZoneOffset.of(text) : ZoneId.of(text);
  }

  private boolean isPointInTime() {
    return type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class;
  }

  private Object ofNumber(String number) {
    if (type == Year.class) {
      return Year.of(Numbers.integer(number, "a year"));
    }
    if (type != Duration.class && !isPointInTime()) {
      throw JsonReader.mismatch(noun(), number, false);
    }
    BigDecimal decimal = Numbers.decimal(number, "a number of seconds");
    if (decimal.precision() - decimal.scale() > 19) {
      throw JsonReader.mismatch("a number of seconds", number, false);
    }
    BigDecimal whole = decimal.setScale(0, RoundingMode.DOWN);
    long seconds = whole.longValueExact();
    long nanos = decimal.subtract(whole).movePointRight(9).longValue();
    if (type == Duration.class) {
      return Duration.ofSeconds(seconds, nanos);
    }
    Instant instant = Instant.ofEpochSecond(seconds, Math.abs(nanos));
    if (type == Instant.class) {
      return instant;
    }
    return type == OffsetDateTime.class
        ? instant.atOffset(ZoneOffset.UTC)
        : instant.atZone(ZoneOffset.UTC);
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
      long seconds = duration.getSeconds();
      int nanos = duration.getNano();
      if (seconds < 0 && nanos > 0) {
        out.verbatim(BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9)).toPlainString());
      } else {
        seconds(out, seconds, nanos);
      }
    } else if (value instanceof Year year) {
      out.number(year.getValue());
    } else {
      out.string(value.toString());
    }
  }

  private static void seconds(JsonWriter out, long seconds, int nanos) {
    if (seconds == 0 && nanos == 0) {
      out.verbatim("0.0");
      return;
    }
    // One more in front keeps the zeros; it becomes the point.
    String fraction = Integer.toString(1_000_000_000 + nanos);
    out.verbatim(seconds + "." + fraction.substring(1));
  }
}

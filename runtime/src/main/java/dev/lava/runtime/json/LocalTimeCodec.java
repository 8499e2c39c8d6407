package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The local types of {@code java.time} and {@code OffsetTime}: arrays of their fields, as {@code
 * [2026,1,31]} and {@code [13,5,"+02:00"]}. ISO 8601 text is read as well, and {@code MonthDay} is
 * written so.
 */
final class LocalTimeCodec implements EventCodec {
  private final Class<?> type;

  private LocalTimeCodec(Class<?> type) {
    this.type = type;
  }

  /** The codec of such a class; null for any other. */
  static @Nullable EventCodec of(Class<?> type) {
    boolean known =
        type == LocalDate.class
            || type == LocalDateTime.class
            || type == LocalTime.class
            || type == YearMonth.class
            || type == OffsetTime.class
            || type == MonthDay.class;
    return known ? new LocalTimeCodec(type) : null;
  }

  @Override
  public @Nullable Object read(JsonReader in) {
    Kind kind = in.kind();
    try {
      if (kind == Kind.TEXT) {
        return ofText(in.string().trim());
      }
      if (kind == Kind.ARRAY) {
        return ofArray(in);
      }
      if (kind == Kind.NUMBER && type == LocalDate.class) {
        return LocalDate.ofEpochDay(Numbers.integer(in.number(), "a number of days"));
      }
    } catch (DateTimeException e) {
      throw new JsonException(noun() + " is needed, but the JSON has none: " + e.getMessage(), e);
    }
    throw in.mismatch(noun());
  }

  private String noun() {
    return "a value of " + type.getName();
  }

  private @Nullable Object ofText(String text) {
    if (text.isEmpty()) {
      return null;
    }
    boolean both = text.length() > 10 && text.charAt(10) == 'T';
    String local = both && text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
    if (type == LocalDate.class) {
      return both ? LocalDateTime.parse(local).toLocalDate() : LocalDate.parse(text);
    }
    if (type == LocalDateTime.class) {
      return LocalDateTime.parse(local);
    }
    if (type == LocalTime.class) {
      return both ? LocalDateTime.parse(local).toLocalTime() : LocalTime.parse(text);
    }
    if (type == OffsetTime.class) {
      return OffsetTime.parse(text);
    }
    return type == YearMonth.class ? YearMonth.parse(text) : MonthDay.parse(text);
  }

  private @Nullable Object ofArray(JsonReader in) {
    int[] fields = new int[7];
    int count = 0;
    in.beginArray();
    while (in.nextElement()) {
      if (count == 0 && in.kind() == Kind.TEXT) {
        Object only = ofText(in.string().trim());
        if (in.nextElement()) {
          throw new JsonException(noun() + " is needed, but the JSON has several in an array");
        }
        return only;
      }
      if (type == OffsetTime.class && count > 1 && in.kind() == Kind.TEXT) {
        LocalTime time = LocalTime.of(fields[0], fields[1], fields[2], fields[3]);
        ZoneOffset offset = ZoneOffset.of(in.string());
        if (count > 4 || in.nextElement()) {
          throw new JsonException("nothing may follow the offset of a time");
        }
        return OffsetTime.of(time, offset);
      }
      if (count == fields.length) {
        throw new JsonException("at most 7 fields of a date are needed, but the JSON has more");
      }
      fields[count++] = Numbers.integer(in.number(), "a field of a date");
    }
    return count == 0 ? null : ofFields(fields, count);
  }

  private Object ofFields(int[] fields, int count) {
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
    if (type == MonthDay.class && count == 2) {
      return MonthDay.of(fields[0], fields[1]);
    }
    throw new JsonException(noun() + " is needed, but the JSON has an array of " + count);
  }

  @Override
  public void write(JsonWriter out, Object value) {
    if (value instanceof MonthDay) {
      out.string(value.toString());
      return;
    }
    out.beginArray();
    if (value instanceof LocalDate date) {
      date(out, date);
    } else if (value instanceof LocalTime time) {
      time(out, time);
    } else if (value instanceof LocalDateTime both) {
      date(out, both.toLocalDate());
      time(out, both.toLocalTime());
    } else if (value instanceof OffsetTime offset) {
      time(out, offset.toLocalTime());
      out.string(offset.getOffset().toString());
    } else if (value instanceof YearMonth month) {
      out.number(month.getYear());
      out.number(month.getMonthValue());
    }
    out.endArray();
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

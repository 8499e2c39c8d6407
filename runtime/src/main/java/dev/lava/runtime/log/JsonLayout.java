package dev.lava.runtime.log;

import dev.lava.runtime.invocation.ErrorMembers;
import dev.lava.runtime.json.JsonWriter;
import dev.lava.runtime.log.CurrentInvocation.Invoked;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object and a line end. Up to the tenant the members are those of AWS's runtime, in its
 * order; what is not known is left out.
 *
 * <pre>{@code
 * {"timestamp":"2026-11-22T09:41:00.125Z","message":"no order 7","level":"ERROR",
 *  "AWSRequestId":"…","tenantId":"…","logger":"com.example.Orders",
 *  "errorMessage":…,"errorType":…,"stackTrace":[…],"cause":{…},"suppressed":[…]}
 * }</pre>
 *
 * <p>{@link ErrorMembers} tells the last line. The time is UTC's, whatever the time zone.
 */
final class JsonLayout implements Layout {
  @Override
  public byte[] record(LogEvent event) {
    JsonWriter out = new JsonWriter();
    out.beginObject();
    out.name("timestamp");
    out.string(timestamp(System.currentTimeMillis()));
    member(out, "message", event.message());
    member(out, "level", event.level().name());
    Invoked invoked = event.invocation();
    if (invoked != null) {
      member(out, "AWSRequestId", invoked.requestId());
      member(out, "tenantId", invoked.tenantId());
    }
    member(out, "logger", event.logger());
    Throwable thrown = event.thrown();
    if (thrown != null) {
      ErrorMembers.write(out, thrown);
    }
    out.endObject();
    byte[] record = Arrays.copyOf(out.bytes(), out.length() + 1);
    record[out.length()] = '\n';
    return record;
  }

  @Override
  public boolean isRecord(byte[] bytes, int from, int to) {
    return JsonObjectLine.matches(bytes, from, to);
  }

  private static void member(JsonWriter out, String name, @Nullable String value) {
    if (value != null) {
      out.name(name);
      out.string(value);
    }
  }

  /** Milliseconds since 1970 as in {@code 2026-11-22T09:41:00.125Z}. */
  static String timestamp(long millis) {
    long seconds = Math.floorDiv(millis, 1000L);
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24);
    digits(text, time.getYear(), 4).append('-');
    digits(text, time.getMonthValue(), 2).append('-');
    digits(text, time.getDayOfMonth(), 2).append('T');
    digits(text, time.getHour(), 2).append(':');
    digits(text, time.getMinute(), 2).append(':');
    digits(text, time.getSecond(), 2).append('.');
    return digits(text, (int) Math.floorMod(millis, 1000L), 3).append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }
}

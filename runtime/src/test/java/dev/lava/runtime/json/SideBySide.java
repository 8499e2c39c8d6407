package dev.lava.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One type's codec of ours beside AWS's. */
record SideBySide(Type type, AwsCodec aws, Predicate<JsonException> refusedOnPurpose) {
  private static final String REFUSED = "refused";

  /** A type; what the predicate names we refuse though AWS makes something of it. */
  static SideBySide of(Type type, Predicate<JsonException> refusedOnPurpose) {
    return new SideBySide(type, AwsCodec.of(type), refusedOnPurpose);
  }

  /** As {@link #of}, the type of a whole event or answer. */
  static SideBySide ofEvent(Class<?> event, Predicate<JsonException> refusedOnPurpose) {
    return new SideBySide(event, AwsCodec.ofEvent(event), refusedOnPurpose);
  }

  /** Both write the same members, with numbers spelled alike, or both refuse. Returns AWS's. */
  @Nullable String writeAlike(Object value, String which) {
    String theirs = null;
    Throwable refusal = null;
    try {
      theirs = aws.write(value);
    } catch (RuntimeException e) {
      refusal = e;
    }
    Object ours;
    try {
      ours = JsonTree.of(Json.write(type, value));
    } catch (JsonException e) {
      if (theirs == null) {
        return null;
      }
      throw new AssertionError(which + ": AWS writes " + theirs + ", we refuse", e);
    }
    if (theirs == null) {
      throw new AssertionError(which + ": AWS refuses, we write " + ours, refusal);
    }
    assertThat(ours).as("%s: AWS writes %s", which, theirs).isEqualTo(JsonTree.of(theirs));
    return theirs;
  }

  /** Both read objects of which a caller sees the same, or both refuse. */
  void readAlike(String json, String which) {
    Object theirs;
    Throwable refusal = null;
    try {
      theirs = ObjectTree.of(aws.read(json));
    } catch (RuntimeException e) {
      theirs = REFUSED;
      refusal = e;
    }
    Object ours;
    JsonException ourRefusal = null;
    try {
      ours = ObjectTree.of(Json.read(type, json));
    } catch (JsonException e) {
      if (refusedOnPurpose.test(e)) {
        return;
      }
      ours = REFUSED;
      ourRefusal = e;
    }
    if (!ours.equals(theirs)) {
      Throwable cause = refusal == null ? ourRefusal : refusal;
      AssertionError difference =
          new AssertionError(
              which + difference(theirs.toString(), ours.toString()) + "\nof " + json);
      if (cause != null) {
        difference.initCause(cause);
      }
      throw difference;
    }
  }

  /** What each reads, from shortly before they part. */
  private static String difference(String theirs, String ours) {
    int same = 0;
    while (same < theirs.length()
        && same < ours.length()
        && theirs.charAt(same) == ours.charAt(same)) {
      same++;
    }
    int from = Math.max(0, same - 60);
    return "\nAWS reads " + shown(theirs, from) + "\nwe read   " + shown(ours, from);
  }

  private static String shown(String text, int from) {
    return text.substring(from, Math.min(text.length(), from + 160));
  }
}

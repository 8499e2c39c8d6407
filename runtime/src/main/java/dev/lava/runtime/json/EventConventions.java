package dev.lava.runtime.json;

import org.jspecify.annotations.Nullable;

/** How the JSON of an event departs from the rules that hold for a function's own classes. */
interface EventConventions {
  /** The rules of a function's own classes. */
  EventConventions NONE = new None();

  /** The name in the JSON of a property that the class calls {@code name}. */
  String propertyName(Class<?> type, String name);

  /** Whether {@code java.util.Date} is in seconds, with a fraction, and not in milliseconds. */
  boolean datesInSeconds();

  /** The codec of a type that no general rule fits; null where one does. */
  @Nullable EventCodec codec(Class<?> type, EventCodecs codecs);

  /** Keeps every name. */
  final class None implements EventConventions {
    @Override
    public String propertyName(Class<?> type, String name) {
      return name;
    }

    @Override
    public boolean datesInSeconds() {
      return false;
    }

    @Override
    public @Nullable EventCodec codec(Class<?> type, EventCodecs codecs) {
      return null;
    }
  }
}

package dev.lava.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * The type of an event where a class cannot say it, such as {@code new EventType<List<Order>>()
 * {}}.
 *
 * @param <T> the type
 */
public abstract class EventType<T> {
  private final Type type;

  /**
   * The type that the subclass names.
   *
   * @throws IllegalArgumentException where it names none
   */
  protected EventType() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType named)) {
      throw new IllegalArgumentException(
          "an EventType must name its type, as in new EventType<List<Order>>() {}");
    }
    this.type = named.getActualTypeArguments()[0];
  }

  /** The type. */
  public final Type type() {
    return type;
  }
}

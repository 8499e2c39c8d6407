package dev.lava.runtime.launch;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A function's class as code that calls it, generated into the function's own package: no
 * reflection, and no native frame on the stack of a virtual thread.
 */
public abstract class DirectFunction {
  /** For generated classes only. */
  protected DirectFunction() {}

  /** Whether {@link #instance} makes one. */
  public abstract boolean isConstructible();

  /**
   * A new instance, by the public constructor without parameters.
   *
   * @throws Throwable what the constructor throws
   */
  public abstract Object instance() throws Throwable;

  /**
   * What each parameter of the handler's method is for, a letter each: {@code E} for the event,
   * {@code C} the context, {@code I} and {@code O} the streams. Null where the handler names a
   * class, or a method that cannot be called from here.
   */
  public abstract @Nullable String parameters();

  /**
   * Calls the handler's method.
   *
   * @param function what to call it on; null where it is static
   * @throws Throwable what the method throws
   */
  public abstract @Nullable Object call(@Nullable Object function, @Nullable Object[] arguments)
      throws Throwable;

  /**
   * What the function takes, or returns, with nothing left open; null where that has to be found
   * out at the start.
   */
  public abstract @Nullable Type type(boolean answer);
}

package dev.lava.runtime.handler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A method called by reflection. */
final class ReflectedMethodHandler extends MethodHandler {
  private final Method method;
  private final @Nullable Object instance;

  /** A method on an instance, or a static one on null. */
  ReflectedMethodHandler(
      Method method, @Nullable Object instance, MethodShape shape, JsonBody json) {
    super(shape, json);
    this.method = method;
    this.instance = instance;
  }

  @Override
  @Nullable Object call(@Nullable Object[] arguments) throws Throwable {
    try {
      return method.invoke(instance, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

package dev.lava.runtime.handler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A method called by reflection. */
final class ReflectedMethodHandler extends MethodHandler {
  private final Method method;
  private final @Nullable Object instance;

  /** Made here, so that whoever calls this is verified without loading this class. */
  static MethodHandler of(
      Method method, @Nullable Object instance, MethodShape shape, JsonBody json) {
    return new ReflectedMethodHandler(method, instance, shape, json);
  }

  /** A method on an instance, or a static one on null. */
  private ReflectedMethodHandler(
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

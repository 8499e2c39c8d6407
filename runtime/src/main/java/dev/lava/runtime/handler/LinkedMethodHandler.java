package dev.lava.runtime.handler;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A method called through a method handle, for functions that take several events at once on
 * virtual threads. {@code Method.invoke} would go through native code, since the images set {@code
 * jdk.reflect.useNativeAccessorOnly} for a faster start, and a virtual thread that waits below a
 * native frame keeps its carrier. Composing the handle takes longer, so only where it is needed.
 */
final class LinkedMethodHandler extends MethodHandler {
  private final MethodHandle handle;

  /** Made here, so that whoever calls this is verified without loading this class. */
  static MethodHandler of(
      Method method, @Nullable Object instance, MethodShape shape, JsonBody json) {
    return new LinkedMethodHandler(method, instance, shape, json);
  }

  private LinkedMethodHandler(
      Method method, @Nullable Object instance, MethodShape shape, JsonBody json) {
    super(shape, json);
    this.handle = link(method, instance, shape.size());
  }

  private static MethodHandle link(Method method, @Nullable Object instance, int size) {
    try {
      MethodHandle linked = MethodHandles.lookup().unreflect(method);
      MethodHandle bound = instance == null ? linked : linked.bindTo(instance);
      return bound
          .asFixedArity()
          .asSpreader(Object[].class, size)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("the method " + method + " is not accessible", e);
    }
  }

  @Override
  @Nullable Object call(@Nullable Object[] arguments) throws Throwable {
    return handle.invokeExact(arguments);
  }
}

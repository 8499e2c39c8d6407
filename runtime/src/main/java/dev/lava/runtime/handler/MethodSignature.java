package dev.lava.runtime.handler;

import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * The method that a handler names.
 *
 * @param method the best of its name
 * @param shape what its parameters are for
 */
record MethodSignature(Method method, MethodShape shape) {
  /**
   * The best method of a name; null where none has an accepted shape.
   *
   * @throws LinkageError where one of the class's methods names a type that is missing
   */
  static @Nullable MethodSignature of(Class<?> type, String name) {
    Method method = new MethodSearch(type, name).best();
    MethodShape shape = method == null ? null : MethodShape.of(method);
    return method == null || shape == null ? null : new MethodSignature(method, shape);
  }

  /** Whether it makes the function, rather than being it. */
  boolean makesFunction() {
    return Modifier.isStatic(method.getModifiers())
        && shape.size() == 0
        && OtherShapes.isFunction(method.getReturnType());
  }

  /** What it takes as a class has it; {@code Object} where it takes no event as an object. */
  Type event(Class<?> type) {
    int event = shape.event();
    return event < 0
        ? Object.class
        : TypeBindings.of(type).resolve(method.getGenericParameterTypes()[event]);
  }

  /** What it returns as a class has it. */
  Type answer(Class<?> type) {
    return TypeBindings.of(type).resolve(method.getGenericReturnType());
  }
}

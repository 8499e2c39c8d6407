package dev.lava.runtime.handler;

import dev.lava.runtime.launch.DirectFunction;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one instance of a function's class, or why there is none. It is made by the first of these
 * that the class has:
 *
 * <ol>
 *   <li>a public constructor without parameters, the only one that AWS's runtime knows;
 *   <li>a public constructor whose one parameter is a {@code Map}: it gets the environment
 *       variables, and a test gives it others;
 *   <li>a public static field {@code INSTANCE} or {@code MODULE$} of the class's own type, which is
 *       how Kotlin and Scala compile an {@code object}.
 * </ol>
 *
 * @param made the instance
 * @param failure why there is none
 */
record Instance(@Nullable Object made, Resolution.@Nullable Failed failure) {
  static Instance of(Class<?> type, Map<String, String> variables) {
    try {
      Constructor<?> plain = constructor(type);
      if (plain != null) {
        return new Instance(plain.newInstance(), null);
      }
      Constructor<?> configured = constructor(type, Map.class);
      if (configured != null) {
        return new Instance(configured.newInstance(variables), null);
      }
      Object singleton = singleton(type, "INSTANCE");
      if (singleton == null) {
        singleton = singleton(type, "MODULE$");
      }
      return singleton == null ? none(type) : new Instance(singleton, null);
    } catch (InstantiationException e) {
      return failed(type, "is abstract. Name a class that extends it.");
    } catch (IllegalAccessException e) {
      return failed(type, "is not accessible. Make it public.");
    } catch (InvocationTargetException e) {
      return new Instance(
          null,
          new Resolution.ConstructorFailed(
              type.getName(), e.getCause() == null ? e : e.getCause()));
    }
  }

  /** As {@link #of(Class, Map)}, made by a launch plan's own call of the first of these. */
  static Instance of(Class<?> type, DirectFunction direct) {
    try {
      return new Instance(direct.instance(), null);
    } catch (Throwable thrown) {
      return new Instance(null, new Resolution.ConstructorFailed(type.getName(), thrown));
    }
  }

  Object required() {
    if (made == null) {
      throw new IllegalStateException("there is no instance: " + failure);
    }
    return made;
  }

  private static @Nullable Constructor<?> constructor(Class<?> type, Class<?>... parameters) {
    try {
      Constructor<?> constructor = type.getConstructor(parameters);
      // A public constructor of a class that is not public itself is open only this way.
      constructor.trySetAccessible();
      return constructor;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static @Nullable Object singleton(Class<?> type, String name)
      throws IllegalAccessException {
    try {
      Field field = type.getField(name);
      field.trySetAccessible();
      return field.getType() == type && Modifier.isStatic(field.getModifiers())
          ? field.get(null)
          : null;
    } catch (NoSuchFieldException e) {
      return null;
    }
  }

  private static Instance none(Class<?> type) {
    return failed(
        type,
        type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())
            ? "cannot be instantiated because it is a non-static inner class. Make it static."
            : "has no public zero-argument constructor. Add one, or one that takes a"
                + " Map<String, String> of the environment variables, or name a static method.");
  }

  private static Instance failed(Class<?> type, String reason) {
    return new Instance(null, new Resolution.NotInstantiable(type.getName(), reason));
  }
}

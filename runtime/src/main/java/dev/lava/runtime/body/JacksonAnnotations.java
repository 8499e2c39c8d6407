package dev.lava.runtime.body;

import dev.lava.runtime.type.TypeBindings;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;

/**
 * Whether a function means its types for Jackson: it brings Jackson's databind, and a type that its
 * event or answer can lead to carries an annotation of Jackson's.
 */
final class JacksonAnnotations {
  private static final String MAPPER_2 = "com/fasterxml/jackson/databind/ObjectMapper.class";
  private static final String MAPPER_3 = "tools/jackson/databind/ObjectMapper.class";

  private JacksonAnnotations() {}

  /** Whether the function brings either generation. */
  static boolean isThere(ClassLoader loader) {
    return loader.getResource(MAPPER_2) != null || loader.getResource(MAPPER_3) != null;
  }

  /** The codec through the generation that is there; of two, the older, which has more users. */
  static BodyCodec codec(Type type, ClassLoader loader) {
    return loader.getResource(MAPPER_2) != null ? new Jackson2Codec(type) : new Jackson3Codec(type);
  }

  static boolean areUsed(Iterable<Type> types) {
    for (Type type : types) {
      Class<?> raw = TypeBindings.erase(type);
      if (!raw.isPrimitive() && !raw.isArray() && !raw.getName().startsWith("java.")) {
        if (isAnnotated(raw)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAnnotated(Class<?> type) {
    if (carries(type)) {
      return true;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      if (isAnnotated(implemented)) {
        return true;
      }
    }
    Class<?> superclass = type.getSuperclass();
    return superclass != null && superclass != Object.class && isAnnotated(superclass);
  }

  private static boolean carries(Class<?> type) {
    if (hasOne(type)) {
      return true;
    }
    for (Field field : type.getDeclaredFields()) {
      if (hasOne(field)) {
        return true;
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (hasOne(method)) {
        return true;
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (hasOne(constructor)) {
        return true;
      }
      for (Annotation[] parameter : constructor.getParameterAnnotations()) {
        if (hasOne(parameter)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasOne(AnnotatedElement element) {
    return hasOne(element.getDeclaredAnnotations());
  }

  private static boolean hasOne(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      String name = annotation.annotationType().getName();
      if (name.startsWith("com.fasterxml.jackson.") || name.startsWith("tools.jackson.")) {
        return true;
      }
    }
    return false;
  }
}

package dev.lava.runtime.json;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a caller can see of an object: its class, its getters, its public fields, and the same of
 * all they lead to. Two objects of which nothing different can be seen have equal trees.
 */
final class ObjectTree {
  private ObjectTree() {}

  static Object of(@Nullable Object value) {
    return of(value, 0);
  }

  private static Object of(@Nullable Object value, int depth) {
    if (value == null) {
      return "null";
    }
    if (depth > 40) {
      throw new AssertionError("deeper than any sample: " + value.getClass());
    }
    String type = value.getClass().getName();
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return "bytes " + Arrays.toString(bytes);
    }
    if (value.getClass().isArray()) {
      List<Object> elements = new ArrayList<>();
      elements.add(type);
      for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
        elements.add(of(java.lang.reflect.Array.get(value, i), depth + 1));
      }
      return elements;
    }
    if (value instanceof Map<?, ?> map) {
      SortedMap<String, Object> entries = new TreeMap<>();
      map.forEach((key, entry) -> entries.put(of(key, depth + 1).toString(), of(entry, depth + 1)));
      return List.of(type, entries);
    }
    if (value instanceof Collection<?> collection) {
      List<Object> elements = new ArrayList<>();
      elements.add(type);
      collection.forEach(element -> elements.add(of(element, depth + 1)));
      if (collection instanceof Set) {
        elements.sort(Comparator.comparing(Object::toString));
      }
      return elements;
    }
    if (value instanceof Optional<?> optional) {
      return List.of(type, of(optional.orElse(null), depth + 1));
    }
    if (value instanceof java.util.Calendar calendar) {
      return type + " " + calendar.getTimeInMillis() + " " + calendar.getTimeZone().getID();
    }
    if (value instanceof Enum<?> constant) {
      return type + "." + constant.name();
    }
    boolean opaque = type.startsWith("java.") || type.startsWith("sun.") || type.startsWith("org.");
    return opaque ? type + " " + value : List.of(type, properties(value, depth));
  }

  private static SortedMap<String, Object> properties(Object bean, int depth) {
    SortedMap<String, Object> properties = new TreeMap<>();
    for (Method method : bean.getClass().getMethods()) {
      String name = method.getName();
      if (!Modifier.isStatic(method.getModifiers())
          && method.getParameterCount() == 0
          && (name.startsWith("get") || name.startsWith("is"))
          && method.getReturnType() != void.class
          && !name.equals("getClass")) {
        properties.put(name + "()", got(bean, method, depth));
      }
    }
    for (Field field : bean.getClass().getFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        try {
          field.setAccessible(true);
          properties.put(field.getName(), of(field.get(bean), depth + 1));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return properties;
  }

  private static Object got(Object bean, Method getter, int depth) {
    try {
      getter.setAccessible(true);
      return of(getter.invoke(bean), depth + 1);
    } catch (InvocationTargetException e) {
      return "throws " + e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.lava.runtime.json;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One property of a bean: its name in the JSON, and the ways in and out. A method is preferred to a
 * public field.
 */
final class Property {
  final String name;
  final byte[] encodedName;
  @Nullable Method getter;
  @Nullable Method setter;
  @Nullable Field field;
  @Nullable EventCodec codec;

  Property(String name) {
    this.name = name;
    this.encodedName = JsonWriter.encodedName(name);
  }

  /** The type that can be set, its variables unresolved; null where nothing can be set. */
  @Nullable Type settable() {
    if (setter != null) {
      return setter.getGenericParameterTypes()[0];
    }
    return field == null ? null : field.getGenericType();
  }

  boolean readable() {
    return getter != null || field != null;
  }

  @Nullable Object get(Object bean) {
    try {
      return getter != null ? getter.invoke(bean) : field == null ? null : field.get(bean);
    } catch (InvocationTargetException e) {
      throw new JsonException("the getter " + getter + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new JsonException("the property cannot be got", e);
    }
  }

  void set(Object bean, @Nullable Object value) {
    try {
      if (setter != null) {
        setter.invoke(bean, value);
      } else if (field != null) {
        field.set(bean, value);
      }
    } catch (InvocationTargetException e) {
      throw new JsonException("the setter " + setter + " failed", e.getCause());
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new JsonException("the property cannot be set", e);
    }
  }
}

package dev.lava.runtime.json;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The properties of a bean, as AWS's serialization finds them:
 *
 * <ul>
 *   <li>public getters ({@code getX}, and {@code isX} of truth values), also of interfaces;
 *   <li>setters of any visibility, with one parameter;
 *   <li>public fields; a field of less visibility counts for nothing, not even beside a getter;
 *   <li>names by the rule of JavaBeans, so {@code getURL} is {@code URL} and {@code getUrl} is
 *       {@code url}.
 * </ul>
 *
 * <p>They are in the order of the fields, a superclass's first; those without a field come last, by
 * name.
 */
final class BeanProperties {
  private final Map<String, Property> properties = new LinkedHashMap<>();
  private final Map<String, Property> withoutField = new TreeMap<>();
  private final EventConventions conventions;

  private BeanProperties(EventConventions conventions) {
    this.conventions = conventions;
  }

  /** The properties of a class that can be got or set. */
  static List<Property> of(Class<?> type, EventConventions conventions) {
    BeanProperties found = new BeanProperties(conventions);
    found.addFields(type);
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      found.addMethods(c, type);
    }
    found.addDefaultMethods(type);
    found.properties.putAll(found.withoutField);
    List<Property> usable = new ArrayList<>();
    for (Property property : found.properties.values()) {
      if (property.readable() || property.setter != null) {
        usable.add(property);
      }
    }
    return usable;
  }

  private void addFields(Class<?> type) {
    if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
      addFields(type.getSuperclass());
    }
    for (Field field : type.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      if (!Modifier.isStatic(modifiers)
          && !Modifier.isTransient(modifiers)
          && !field.isSynthetic()) {
        Property property = property(type, field.getName(), properties);
        if (Modifier.isPublic(modifiers)) {
          property.field = open(field);
        }
      }
    }
  }

  private void addMethods(Class<?> declaring, Class<?> type) {
    for (Method method : declaring.getDeclaredMethods()) {
      if (Modifier.isStatic(method.getModifiers()) || method.isSynthetic()) {
        continue;
      }
      if (method.getParameterCount() == 0 && Modifier.isPublic(method.getModifiers())) {
        addGetter(method, type);
      } else if (method.getParameterCount() == 1) {
        addSetter(method, type);
      }
    }
  }

  private void addDefaultMethods(Class<?> type) {
    if (type.getInterfaces().length == 0 && type.getSuperclass() == Object.class) {
      return;
    }
    for (Method method : type.getMethods()) {
      if (method.getDeclaringClass().isInterface()
          && method.getParameterCount() == 0
          && !Modifier.isStatic(method.getModifiers())) {
        addGetter(method, type);
      }
    }
  }

  private void addGetter(Method method, Class<?> type) {
    String name = method.getName();
    Class<?> result = method.getReturnType();
    if (result == void.class || name.equals("getClass") || isGroovys(result)) {
      return;
    }
    int prefix =
        name.startsWith("get")
            ? 3
            : name.startsWith("is") && (result == boolean.class || result == Boolean.class) ? 2 : 0;
    if (prefix > 0 && name.length() > prefix) {
      Property property = property(type, decapitalized(name.substring(prefix)), withoutField);
      // The subclass comes first, and get wins over is, as both do with AWS.
      if (property.getter == null || (prefix == 3 && property.getter.getName().startsWith("is"))) {
        property.getter = open(method);
      }
    }
  }

  private void addSetter(Method method, Class<?> type) {
    String name = method.getName();
    if (name.startsWith("set") && name.length() > 3 && !isGroovys(method.getParameterTypes()[0])) {
      Property property = property(type, decapitalized(name.substring(3)), withoutField);
      Method known = property.setter;
      if (known == null
          || (known.getDeclaringClass() == method.getDeclaringClass()
              && rank(method, property) < rank(known, property))) {
        property.setter = open(method);
      }
    }
  }

  /** Whether this is a property of the language, which each object of Groovy has. */
  private static boolean isGroovys(Class<?> type) {
    return type.getName().equals("groovy.lang.MetaClass");
  }

  /**
   * Of several setters in a class: the one of a primitive, of a string, the one the getter suits.
   */
  private static int rank(Method setter, Property property) {
    Class<?> parameter = setter.getParameterTypes()[0];
    if (parameter.isPrimitive() || parameter == String.class) {
      return parameter.isPrimitive() ? 0 : 1;
    }
    Method getter = property.getter;
    return getter != null && getter.getReturnType() == parameter ? 2 : 3;
  }

  private Property property(Class<?> type, String name, Map<String, Property> otherwise) {
    String known = conventions.propertyName(type, name);
    Property property = properties.get(known);
    if (property == null) {
      property = otherwise.get(known);
    }
    if (property == null) {
      property = new Property(known);
      otherwise.put(known, property);
    }
    return property;
  }

  /** The rule of {@code java.beans.Introspector}, of which the module may be absent. */
  private static String decapitalized(String name) {
    char head = name.charAt(0);
    if (name.length() > 1 && Character.isUpperCase(name.charAt(1)) && Character.isUpperCase(head)) {
      return name;
    }
    return Character.toLowerCase(head) + name.substring(1);
  }

  private static <T extends AccessibleObject> T open(T member) {
    // Fails for the JDK's own classes only, whose public members work as they are.
    member.trySetAccessible();
    return member;
  }
}

package dev.lava.runtime.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How an empty instance of a class comes to be: through its constructor without parameters,
 * whatever its visibility; for the JDK's collection interfaces, of the class AWS's runtime takes.
 */
class Instantiation {
  /** The usual map. */
  static final Instantiation LINKED_MAP = new Instantiation(LinkedHashMap.class);

  /** The usual collection. */
  static final Instantiation ARRAY_LIST = new Instantiation(ArrayList.class);

  private final Class<?> type;
  private @Nullable Constructor<?> constructor;
  private @Nullable Constructor<?> inside;

  Instantiation(Class<?> type) {
    this.type = type;
  }

  /** Of a map or collection, of which an enum's constants may be the keys or elements. */
  static Instantiation ofContainer(Class<?> type, Class<?> keys) {
    if (type == Map.class || type == AbstractMap.class || type == LinkedHashMap.class) {
      return LINKED_MAP;
    }
    if (type == List.class
        || type == Collection.class
        || type == Iterable.class
        || type == AbstractList.class
        || type == ArrayList.class) {
      return ARRAY_LIST;
    }
    if (type == EnumMap.class || type == EnumSet.class) {
      return new OfEnum(type, keys);
    }
    return new Instantiation(type.isInterface() ? implementation(type) : type);
  }

  private static Class<?> implementation(Class<?> type) {
    if (type == Set.class) {
      return HashSet.class;
    }
    if (type == SortedSet.class || type == NavigableSet.class) {
      return TreeSet.class;
    }
    if (type == Queue.class || type == Deque.class) {
      return LinkedList.class;
    }
    if (type == SortedMap.class || type == NavigableMap.class) {
      return TreeMap.class;
    }
    if (type == ConcurrentMap.class) {
      return ConcurrentHashMap.class;
    }
    return type;
  }

  /**
   * A new instance.
   *
   * @throws JsonException where the class is abstract, has no constructor without parameters, or
   *     that one throws
   */
  Object create() {
    if (type == LinkedHashMap.class) {
      return new LinkedHashMap<>();
    }
    if (type == ArrayList.class) {
      return new ArrayList<>();
    }
    try {
      Constructor<?> known = constructor;
      if (known == null) {
        known = find();
        constructor = known;
      }
      return known.newInstance();
    } catch (InvocationTargetException e) {
      throw new JsonException("the constructor of " + type.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new JsonException(
          type.getName()
              + (type.isInterface() ? " is an interface" : " is an abstract class")
              + ", of which no value can be read; a class or a record is needed",
          e);
    }
  }

  /** The constructor that makes an instance by itself; null where there is none. */
  @Nullable Constructor<?> constructor() {
    return Modifier.isAbstract(type.getModifiers()) ? null : constructor;
  }

  /** Whether instances live inside one of that class, as those of a class that is not static do. */
  boolean isInside(Class<?> enclosing) {
    return inside != null && inside.getParameterTypes()[0] == enclosing;
  }

  /**
   * A new instance inside another.
   *
   * @throws JsonException as {@link #create()}
   */
  Object createInside(Object enclosing) {
    try {
      return inside == null ? create() : inside.newInstance(enclosing);
    } catch (InvocationTargetException e) {
      throw new JsonException("the constructor of " + type.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new JsonException("the constructor of " + type.getName() + " cannot be called", e);
    }
  }

  /** Finds the constructor before it is needed, where there is one. */
  Instantiation prepared() {
    try {
      constructor = find();
    } catch (JsonException e) {
      // A type that is only ever written needs none; reading one says what is missing.
      constructor = null;
      inside = findInside();
    }
    return this;
  }

  private Constructor<?> find() {
    try {
      Constructor<?> found = type.getDeclaredConstructor();
      found.setAccessible(true);
      return found;
    } catch (NoSuchMethodException e) {
      if (type.isInterface()) {
        throw new JsonException(
            type.getName()
                + " is an interface, of which no value can be read; a class or a record is needed",
            e);
      }
      throw new JsonException(
          type.getName()
              + " has no constructor without parameters, so no value of it can be read; "
              + "add one (it may be private), or make it a record",
          e);
    } catch (RuntimeException e) {
      throw new JsonException("the constructor of " + type.getName() + " is not accessible", e);
    }
  }

  private @Nullable Constructor<?> findInside() {
    Class<?> enclosing = type.getEnclosingClass();
    if (enclosing != null) {
      for (Constructor<?> candidate : type.getConstructors()) {
        if (candidate.getParameterCount() == 1 && candidate.getParameterTypes()[0] == enclosing) {
          candidate.setAccessible(true);
          return candidate;
        }
      }
    }
    return null;
  }

  /** Of the two collections that must know their enum. */
  private static final class OfEnum extends Instantiation {
    private final boolean map;
    private final Class<?> keys;

    OfEnum(Class<?> type, Class<?> keys) {
      super(type);
      this.map = type == EnumMap.class;
      this.keys = keys;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is an enum's, known only by reflection
    Object create() {
      Class constants = keys;
      return map ? new EnumMap(constants) : EnumSet.noneOf(constants);
    }
  }
}

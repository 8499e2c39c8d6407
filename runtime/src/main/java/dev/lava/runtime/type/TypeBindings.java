package dev.lava.runtime.type;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every type variable of a type's superclasses and interfaces stands for, seen from that type.
 * Of {@code class Orders extends HashMap<String, Order>} it knows that {@code Map}'s {@code V} is
 * {@code Order}. Immutable.
 */
public final class TypeBindings {
  private final Map<TypeVariable<?>, Type> bindings = new HashMap<>();

  private TypeBindings() {}

  /** The bindings seen from a type. */
  public static TypeBindings of(Type type) {
    TypeBindings bindings = new TypeBindings();
    bindings.add(type);
    return bindings;
  }

  /**
   * What a variable stands for; null where the type leaves it open by naming a generic class
   * without its arguments. Where it is bound to another variable that nothing binds, it is that
   * one.
   */
  public @Nullable Type argument(TypeVariable<?> variable) {
    Type bound = bindings.get(variable);
    while (bound instanceof TypeVariable<?> next && bindings.containsKey(next)) {
      bound = bindings.get(next);
    }
    return bound;
  }

  /**
   * The type with every variable replaced, open ones and wildcards by their upper bound: a class,
   * or a parameterized type made of such. Equal types give equal results, fit for a map's keys.
   */
  public Type resolve(Type type) {
    return resolve(type, 0);
  }

  /** A generic class with its arguments, each with nothing left open. */
  public static Type bound(Class<?> raw, Type... arguments) {
    return new BoundType(raw, List.of(arguments));
  }

  /** As {@link #resolve} of a type's own bindings. */
  public static Type resolved(Type type) {
    // These have nothing left to resolve, and asking for their supertypes takes its time.
    return type instanceof Class<?> || type instanceof BoundType ? type : of(type).resolve(type);
  }

  /** The class of a type, without its arguments. */
  public static Class<?> erase(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return erase(new TypeBindings().resolve(type));
  }

  /** The type's own arguments; empty for a plain class. */
  public static Type[] arguments(Type type) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()
        : new Type[0];
  }

  private Type resolve(Type type, int depth) {
    if (type instanceof Class<?>) {
      return type;
    }
    if (type instanceof ParameterizedType generic) {
      List<Type> arguments = new ArrayList<>();
      for (Type argument : generic.getActualTypeArguments()) {
        arguments.add(resolve(argument, depth + 1));
      }
      return new BoundType((Class<?>) generic.getRawType(), List.copyOf(arguments));
    }
    if (type instanceof GenericArrayType array) {
      Class<?> element = erase(resolve(array.getGenericComponentType(), depth + 1));
      return Array.newInstance(element, 0).getClass();
    }
    if (type instanceof WildcardType wildcard) {
      return resolve(wildcard.getUpperBounds()[0], depth + 1);
    }
    TypeVariable<?> variable = (TypeVariable<?>) type;
    Type bound = argument(variable);
    if (bound == null || bound instanceof TypeVariable<?>) {
      Type upper = (bound == null ? variable : (TypeVariable<?>) bound).getBounds()[0];
      // A bound may name its own variable, as in T extends Comparable<T>; there its class will do.
      return depth > 8 ? erasure(upper) : resolve(upper, depth + 1);
    }
    return resolve(bound, depth + 1);
  }

  private static Class<?> erasure(Type bound) {
    Type type = bound;
    while (type instanceof TypeVariable<?> variable) {
      type = variable.getBounds()[0];
    }
    return erase(type);
  }

  private void add(@Nullable Type type) {
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      TypeVariable<?>[] variables = raw.getTypeParameters();
      Type[] arguments = generic.getActualTypeArguments();
      for (int i = 0; i < variables.length; i++) {
        if (!variables[i].equals(arguments[i])) {
          bindings.putIfAbsent(variables[i], arguments[i]);
        }
      }
      addSupertypes(raw);
      add(generic.getOwnerType());
    } else if (type instanceof Class<?> plain) {
      addSupertypes(plain);
    }
  }

  private void addSupertypes(Class<?> type) {
    if (type == Object.class) {
      return;
    }
    add(type.getGenericSuperclass());
    for (Type implemented : type.getGenericInterfaces()) {
      add(implemented);
    }
  }
}

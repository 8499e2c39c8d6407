package dev.lava.runtime.type;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generic class with its arguments, such as {@code Map<String, List<Integer>>}.
 *
 * @param raw the class
 * @param arguments one per type variable of the class, none of them a variable or a wildcard
 */
record BoundType(Class<?> raw, List<Type> arguments) implements ParameterizedType {
  @Override
  public Type[] getActualTypeArguments() {
    return arguments.toArray(new Type[0]);
  }

  @Override
  public Type getRawType() {
    return raw;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return raw.getDeclaringClass();
  }

  @Override
  public String getTypeName() {
    StringBuilder name = new StringBuilder(raw.getTypeName()).append('<');
    for (Type argument : arguments) {
      name.append(name.charAt(name.length() - 1) == '<' ? "" : ", ").append(argument.getTypeName());
    }
    return name.append('>').toString();
  }

  @Override
  public String toString() {
    return getTypeName();
  }
}

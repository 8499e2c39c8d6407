package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks among the public methods of one name. Methods that the compiler made as bridges come last;
 * then the longer list of parameters wins, a {@code Context} at its end counting one more; the
 * first of an accepted shape is it.
 *
 * <p>AWS's runtime takes methods that are equal in this in whatever order the JVM lists them. Here
 * they go by the names of their parameter types, so that the same function always does the same.
 */
final class MethodSearch {
  private final List<Method> candidates = new ArrayList<>();

  /**
   * Looks at a class's methods.
   *
   * @throws LinkageError where one of them names a type that is missing
   */
  MethodSearch(Class<?> type, String name) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)) {
        insert(method);
      }
    }
  }

  /** The method; null where none has an accepted shape. */
  @Nullable Method best() {
    for (Method method : candidates) {
      if (MethodShape.of(method) != null) {
        return method;
      }
    }
    return null;
  }

  private void insert(Method method) {
    int place = 0;
    while (place < candidates.size() && !before(method, candidates.get(place))) {
      place++;
    }
    candidates.add(place, method);
  }

  private static boolean before(Method method, Method other) {
    if (method.isBridge() != other.isBridge()) {
      return other.isBridge();
    }
    int weight = weight(method);
    int otherWeight = weight(other);
    return weight == otherWeight ? types(method).compareTo(types(other)) < 0 : weight > otherWeight;
  }

  private static int weight(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    int size = parameters.length;
    return size > 0 && parameters[size - 1] == Context.class ? size + 1 : size;
  }

  private static String types(Method method) {
    StringBuilder types = new StringBuilder();
    for (Class<?> parameter : method.getParameterTypes()) {
      types.append(parameter.getName()).append(',');
    }
    return types.toString();
  }
}

package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each parameter of a handler's method is for. Accepted are, with {@code T} any other type:
 *
 * <pre>
 *   (InputStream, OutputStream, Context)   (InputStream, OutputStream)
 *   (InputStream, Context)                 (InputStream)
 *   (OutputStream, Context)                (OutputStream)
 *   (T, Context)                           (T)
 *   (Context)                              ()
 * </pre>
 *
 * <p>Types count only as these very classes: a {@code FileInputStream} is a {@code T}, and so is a
 * type variable, whatever its bound.
 *
 * @param roles one per parameter
 */
record MethodShape(List<Role> roles) {
  /** What a parameter takes. */
  enum Role {
    INPUT,
    OUTPUT,
    EVENT,
    CONTEXT
  }

  /** The shape of a method; null where it is not accepted. */
  static @Nullable MethodShape of(Method method) {
    Type[] parameters = method.getGenericParameterTypes();
    Role[] roles = new Role[parameters.length];
    for (int i = 0; i < roles.length; i++) {
      roles[i] = role(parameters[i]);
    }
    return accepted(roles) ? new MethodShape(List.of(roles)) : null;
  }

  /** The shape that a launch plan has written down, a letter for each parameter. */
  static MethodShape of(String letters) {
    Role[] roles = new Role[letters.length()];
    for (int i = 0; i < roles.length; i++) {
      char letter = letters.charAt(i);
      roles[i] =
          letter == 'E'
              ? Role.EVENT
              : letter == 'C' ? Role.CONTEXT : letter == 'I' ? Role.INPUT : Role.OUTPUT;
    }
    return new MethodShape(List.of(roles));
  }

  private static boolean accepted(Role[] roles) {
    if (roles.length < 2) {
      return true;
    }
    if (roles.length == 2) {
      return roles[1] == Role.CONTEXT
          ? roles[0] != Role.CONTEXT
          : roles[0] == Role.INPUT && roles[1] == Role.OUTPUT;
    }
    return roles.length == 3
        && roles[0] == Role.INPUT
        && roles[1] == Role.OUTPUT
        && roles[2] == Role.CONTEXT;
  }

  private static Role role(Type parameter) {
    if (parameter == Context.class) {
      return Role.CONTEXT;
    }
    if (parameter == InputStream.class) {
      return Role.INPUT;
    }
    return parameter == OutputStream.class ? Role.OUTPUT : Role.EVENT;
  }

  int size() {
    return roles.size();
  }

  Role role(int parameter) {
    return roles.get(parameter);
  }

  boolean hasInput() {
    return roles.contains(Role.INPUT);
  }

  boolean hasOutput() {
    return roles.contains(Role.OUTPUT);
  }

  /** Where the event is, as an object; -1 where the method takes none. */
  int event() {
    return roles.indexOf(Role.EVENT);
  }
}

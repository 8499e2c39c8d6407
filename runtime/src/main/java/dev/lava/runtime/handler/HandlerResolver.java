package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import org.jspecify.annotations.Nullable;

/**
 * Finds the function that a handler's name means, makes its instance and the codecs of its types.
 * All that can fail about a function before its first event fails here.
 */
public final class HandlerResolver {
  private final ClassLoader loader;
  private final String classPath;

  /**
   * Looks for classes with a class loader.
   *
   * @param classPath where to look for a class that may have been meant, separated as in {@code
   *     java.class.path}
   */
  public HandlerResolver(ClassLoader loader, String classPath) {
    this.loader = loader;
    this.classPath = classPath;
  }

  /** The function of a name such as {@code com.example.App::handleRequest}. */
  public Resolution resolve(String name) {
    HandlerName parsed = HandlerName.parse(name);
    if (parsed == null) {
      return new Resolution.Malformed(name);
    }
    String className = parsed.className();
    Class<?> type;
    try {
      type = Class.forName(className, true, loader);
    } catch (ClassNotFoundException e) {
      return new Resolution.ClassMissing(className, NearName.ofClass(className, classPath));
    } catch (ExceptionInInitializerError e) {
      return new Resolution.ClassBroken(className, e.getCause() == null ? e : e.getCause());
    } catch (LinkageError e) {
      return new Resolution.ClassBroken(className, e);
    }
    String method = parsed.method();
    return method == null ? ofInterface(type) : ofMethod(type, method);
  }

  private static Resolution ofInterface(Class<?> type) {
    if (RequestStreamHandler.class.isAssignableFrom(type)) {
      Instance instance = Instance.of(type);
      return instance.failure != null
          ? instance.failure
          : new Resolution.Found(new StreamHandler((RequestStreamHandler) instance.required()));
    }
    if (!RequestHandler.class.isAssignableFrom(type)) {
      return new Resolution.NoInterface(type.getName(), NearName.ofMethod("handleRequest", type));
    }
    TypeBindings bindings = TypeBindings.of(type);
    for (TypeVariable<?> variable : RequestHandler.class.getTypeParameters()) {
      Type argument = bindings.argument(variable);
      if (argument == null) {
        return new Resolution.TypesOpen(type.getName(), null);
      }
      if (argument instanceof TypeVariable<?> open && open.getBounds()[0] == Object.class) {
        return new Resolution.TypesOpen(type.getName(), open.getName());
      }
    }
    Instance instance = Instance.of(type);
    if (instance.failure != null) {
      return instance.failure;
    }
    TypeVariable<?>[] variables = RequestHandler.class.getTypeParameters();
    JsonBody json = new JsonBody(bindings.resolve(variables[0]), bindings.resolve(variables[1]));
    @SuppressWarnings("unchecked") // the codecs give it what its type parameters say
    RequestHandler<Object, Object> function = (RequestHandler<Object, Object>) instance.required();
    return new Resolution.Found(new ObjectHandler(function, json));
  }

  private static Resolution ofMethod(Class<?> type, String name) {
    Method method;
    try {
      method = new MethodSearch(type, name).best();
    } catch (LinkageError e) {
      return new Resolution.MethodBroken(type.getName(), name, e);
    }
    MethodShape shape = method == null ? null : MethodShape.of(method.getParameterTypes());
    if (method == null || shape == null) {
      return new Resolution.MethodMissing(
          type.getName(), name, isDeclared(type, name), NearName.ofMethod(name, type));
    }
    Object instance = null;
    if (!Modifier.isStatic(method.getModifiers())) {
      Instance made = Instance.of(type);
      if (made.failure != null) {
        return made.failure;
      }
      instance = made.required();
    }
    // A public method of a class that is not public itself is open only this way.
    method.trySetAccessible();
    TypeBindings bindings = TypeBindings.of(type);
    int event = shape.event();
    Type input = event < 0 ? Object.class : method.getGenericParameterTypes()[event];
    JsonBody json =
        new JsonBody(bindings.resolve(input), bindings.resolve(method.getGenericReturnType()));
    return new Resolution.Found(new MethodHandler(method, instance, shape, json));
  }

  private static boolean isDeclared(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The function's one instance, or why there is none. */
  private record Instance(@Nullable Object made, Resolution.@Nullable Failed failure) {
    static Instance of(Class<?> type) {
      try {
        Constructor<?> constructor = type.getConstructor();
        constructor.trySetAccessible();
        return new Instance(constructor.newInstance(), null);
      } catch (NoSuchMethodException e) {
        return failed(
            type,
            type.isMemberClass() && !Modifier.isStatic(type.getModifiers())
                ? "cannot be instantiated because it is a non-static inner class. Make it static."
                : "has no public zero-argument constructor. Add one, or make the method static.");
      } catch (InstantiationException e) {
        return failed(type, "is abstract. Name a class that extends it.");
      } catch (IllegalAccessException e) {
        return failed(type, "is not accessible. Make it public.");
      } catch (InvocationTargetException e) {
        return new Instance(
            null,
            new Resolution.ConstructorFailed(
                type.getName(), e.getCause() == null ? e : e.getCause()));
      } catch (LinkageError e) {
        return new Instance(null, new Resolution.ClassBroken(type.getName(), e));
      }
    }

    private static Instance failed(Class<?> type, String reason) {
      return new Instance(null, new Resolution.NotInstantiable(type.getName(), reason));
    }

    Object required() {
      if (made == null) {
        throw new IllegalStateException("there is no instance: " + failure);
      }
      return made;
    }
  }
}

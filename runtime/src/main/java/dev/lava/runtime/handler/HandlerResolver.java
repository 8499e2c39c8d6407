package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lava.api.Lava;
import dev.lava.runtime.body.BodyCodecs;
import dev.lava.runtime.body.CustomSerializerException;
import dev.lava.runtime.launch.DirectFunction;
import dev.lava.runtime.launch.LaunchPlan;
import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the function that a handler's name means, makes its instance and the codecs of its types.
 * All that can fail about a function before its first event fails here.
 */
public final class HandlerResolver {
  private final ClassLoader loader;
  private final String classPath;
  private final Map<String, String> variables;
  private final boolean concurrent;
  private @Nullable LaunchPlan plan;
  private @Nullable BodyCodecs codecs;

  /**
   * Looks for classes with a class loader.
   *
   * @param classPath where to look for a class that may have been meant, separated as in {@code
   *     java.class.path}
   * @param variables the environment variables: {@code LAVA_RESPONSE_MODE} makes whoever writes to
   *     an {@code OutputStream} stream its answer; a function's constructor may ask for all
   * @param concurrent whether the function takes several events at once, on virtual threads
   */
  public HandlerResolver(
      ClassLoader loader, String classPath, Map<String, String> variables, boolean concurrent) {
    this.concurrent = concurrent;
    this.loader = loader;
    this.classPath = classPath;
    this.variables = variables;
  }

  /** The function that a program hands over, with the type of its events. */
  public Resolution ofProgram(Type event, Lava.ContextFunction<?> function) {
    Resolution.Failed problem = problem();
    if (problem != null) {
      return problem;
    }
    try {
      return new Resolution.Found(new ProgramHandler(event, function, codecs()));
    } catch (RuntimeException | LinkageError e) {
      return new Resolution.ClassBroken(event.getTypeName(), e);
    }
  }

  /** The function of bytes that a program hands over. */
  public Resolution ofProgram(Lava.BytesFunction function) {
    Resolution.Failed problem = problem();
    return problem == null
        ? new Resolution.Found(ofStreams(new ProgramHandler.Bytes(function)))
        : problem;
  }

  /** The function of a name such as {@code com.example.App::handleRequest}. */
  public Resolution resolve(String name) {
    Resolution.Failed problem = problem();
    if (problem != null) {
      return problem;
    }
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
    } catch (Throwable e) {
      // Whatever a static initializer throws; an exception comes wrapped, an error as it is.
      return new Resolution.ClassBroken(className, e);
    }
    String method = parsed.method();
    try {
      LaunchPlan found = LaunchPlan.find(classPath, loader);
      plan = found != null && found.handler().equals(name) ? found : null;
      return method == null ? ofClass(type) : ofMethod(type, method);
    } catch (RuntimeException | LinkageError e) {
      if (e instanceof CustomSerializerException unusable) {
        return new Resolution.SerializerUnusable(unusable);
      }
      // A type that the class's declarations name is missing or cannot be understood.
      return new Resolution.ClassBroken(className, e);
    }
  }

  private Resolution ofClass(Class<?> type) {
    if (RequestStreamHandler.class.isAssignableFrom(type)) {
      Instance instance = instance(type);
      return instance.failure() != null
          ? instance.failure()
          : new Resolution.Found(ofStreams((RequestStreamHandler) instance.required()));
    }
    if (!RequestHandler.class.isAssignableFrom(type)) {
      return new OtherShapes(this).ofClass(type);
    }
    DirectFunction direct = direct();
    Type event = direct == null ? null : direct.type(false);
    Type answer = direct == null ? null : direct.type(true);
    if (event != null && answer != null) {
      Instance instance = instance(type);
      return instance.failure() != null
          ? instance.failure()
          : new Resolution.Found(
              ofObjects(instance.required(), new JsonBody(codecs(), event, answer)));
    }
    TypeBindings bindings = TypeBindings.of(type);
    Resolution.Failed open = open(bindings, RequestHandler.class, type);
    if (open != null) {
      return open;
    }
    Instance instance = instance(type);
    return instance.failure() != null
        ? instance.failure()
        : new Resolution.Found(ofObjects(instance.required(), bindings));
  }

  private Resolution ofMethod(Class<?> type, String name) {
    DirectFunction direct = direct();
    String parameters = direct == null ? null : direct.parameters();
    return direct == null || parameters == null
        ? ofReflectedMethod(type, name)
        : ofDirectMethod(type, direct, MethodShape.of(parameters));
  }

  private Resolution ofDirectMethod(Class<?> type, DirectFunction direct, MethodShape shape) {
    Object function = null;
    if (direct.isConstructible()) {
      Instance made = instance(type);
      if (made.failure() != null) {
        return made.failure();
      }
      function = made.required();
    }
    Type event = direct.type(false);
    Type answer = direct.type(true);
    JsonBody json =
        new JsonBody(
            codecs(), event == null ? Object.class : event, answer == null ? Object.class : answer);
    return ofMethodHandler(DirectMethodHandler.of(direct, function, shape, json), shape);
  }

  private Resolution ofReflectedMethod(Class<?> type, String name) {
    MethodSignature signature;
    try {
      signature = MethodSignature.of(type, name);
    } catch (LinkageError e) {
      return new Resolution.MethodBroken(type.getName(), name, e);
    }
    if (signature == null) {
      return new Resolution.MethodMissing(
          type.getName(), name, isDeclared(type, name), NearName.ofMethod(name, type));
    }
    Method method = signature.method();
    MethodShape shape = signature.shape();
    // A public method of a class that is not public itself is open only this way.
    method.trySetAccessible();
    Object instance = null;
    if (!Modifier.isStatic(method.getModifiers())) {
      Instance made = instance(type);
      if (made.failure() != null) {
        return made.failure();
      }
      instance = made.required();
    } else if (signature.makesFunction()) {
      return new OtherShapes(this).ofFactory(method);
    }
    JsonBody json = new JsonBody(codecs(), signature.event(type), signature.answer(type));
    MethodHandler handler =
        concurrent
            ? LinkedMethodHandler.of(method, instance, shape, json)
            : ReflectedMethodHandler.of(method, instance, shape, json);
    return ofMethodHandler(handler, shape);
  }

  private Resolution ofMethodHandler(MethodHandler handler, MethodShape shape) {
    return new Resolution.Found(
        shape.hasOutput() && isStreaming() ? new StreamingMethodHandler(handler) : handler);
  }

  /** The function's one instance. */
  Instance instance(Class<?> type) {
    DirectFunction direct = direct();
    return direct != null && direct.isConstructible()
        ? Instance.of(type, direct)
        : Instance.of(type, variables);
  }

  /** The codecs of the function's types. */
  BodyCodecs codecs() {
    BodyCodecs known = codecs;
    if (known == null) {
      known = BodyCodecs.of(loader, plan);
      codecs = known;
    }
    return known;
  }

  private @Nullable DirectFunction direct() {
    try {
      return plan == null ? null : plan.function();
    } catch (LinkageError e) {
      // It does not go with the class after all, which reflection will manage.
      return null;
    }
  }

  Handler ofStreams(RequestStreamHandler function) {
    return isStreaming() ? new StreamingHandler(function) : new StreamHandler(function);
  }

  Handler ofObjects(Object function, TypeBindings bindings) {
    TypeVariable<?>[] variables = RequestHandler.class.getTypeParameters();
    return ofObjects(
        function,
        new JsonBody(codecs(), bindings.resolve(variables[0]), bindings.resolve(variables[1])));
  }

  private static Handler ofObjects(Object function, JsonBody json) {
    @SuppressWarnings("unchecked") // the codecs give it what its type parameters say
    RequestHandler<Object, Object> objects = (RequestHandler<Object, Object>) function;
    return new ObjectHandler(objects, json);
  }

  /** Why an interface's types are not known as a type implements it; null where they are. */
  static Resolution.@Nullable Failed open(
      TypeBindings bindings, Class<?> contract, Class<?> implementation) {
    for (TypeVariable<?> variable : contract.getTypeParameters()) {
      Type argument = bindings.argument(variable);
      if (argument == null) {
        return new Resolution.TypesOpen(implementation.getName(), contract, null);
      }
      if (argument instanceof TypeVariable<?> open && !isBounded(open)) {
        return new Resolution.TypesOpen(implementation.getName(), contract, open.getName());
      }
    }
    return null;
  }

  Map<String, String> variables() {
    return variables;
  }

  private static boolean isBounded(TypeVariable<?> variable) {
    for (Type bound : variable.getBounds()) {
      if (bound != Object.class) {
        return true;
      }
    }
    return false;
  }

  private Resolution.@Nullable Failed problem() {
    String mode = variables.get("LAVA_RESPONSE_MODE");
    return mode == null || mode.equals("streaming") || mode.equals("buffered")
        ? null
        : new Resolution.ModeUnknown(mode);
  }

  private boolean isStreaming() {
    return "streaming".equals(variables.get("LAVA_RESPONSE_MODE"));
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
}

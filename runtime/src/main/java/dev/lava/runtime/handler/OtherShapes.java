package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Functions of the shapes that AWS's runtime does not know: classes that implement an interface of
 * {@code java.util.function}, programs, and what a static method without parameters makes. Apart
 * from {@link HandlerResolver}, so that this costs nothing where it is not used.
 */
final class OtherShapes {
  private final HandlerResolver resolver;

  OtherShapes(HandlerResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Whether a method that returns this makes the function, rather than being it. The interfaces of
   * {@code java.util.function} count only as themselves: an answer may well implement one.
   */
  static boolean isFunction(Class<?> returned) {
    return RequestHandler.class.isAssignableFrom(returned)
        || RequestStreamHandler.class.isAssignableFrom(returned)
        || returned == Function.class
        || returned == Supplier.class
        || returned == Consumer.class;
  }

  /** A class that implements neither of AWS's interfaces. */
  Resolution ofClass(Class<?> type) {
    Class<?> contract = contract(type);
    if (contract == null) {
      Method main = main(type);
      return main != null
          ? new Resolution.Program(main)
          : new Resolution.NoInterface(type.getName(), NearName.ofMethod("handleRequest", type));
    }
    TypeBindings bindings = TypeBindings.of(type);
    Resolution.Failed open = HandlerResolver.open(bindings, contract, type);
    if (open != null) {
      return open;
    }
    Instance instance = resolver.instance(type);
    return instance.failure() != null
        ? instance.failure()
        : new Resolution.Found(
            FunctionalHandler.of(instance.required(), contract, bindings, resolver.codecs()));
  }

  /** What a public static method without parameters makes. */
  Resolution ofFactory(Method factory) {
    String name = factory.getDeclaringClass().getName() + "::" + factory.getName();
    Object function;
    try {
      function = factory.invoke(null);
    } catch (IllegalAccessException e) {
      return new Resolution.FactoryUseless(name, "is not accessible. Make its class public.");
    } catch (InvocationTargetException e) {
      return new Resolution.ConstructorFailed(name, e.getCause() == null ? e : e.getCause());
    }
    if (function == null) {
      return new Resolution.FactoryUseless(name, "returned null. It must return the function.");
    }
    if (function instanceof RequestStreamHandler streams) {
      return new Resolution.Found(resolver.ofStreams(streams));
    }
    Class<?> contract = factory.getReturnType();
    contract = RequestHandler.class.isAssignableFrom(contract) ? RequestHandler.class : contract;
    // What is declared comes first, for a lambda's class does not know its types.
    Type declared = factory.getGenericReturnType();
    TypeBindings bindings = TypeBindings.of(declared);
    Resolution.Failed open = HandlerResolver.open(bindings, contract, function.getClass());
    if (open != null) {
      bindings = TypeBindings.of(function.getClass());
      open = HandlerResolver.open(bindings, contract, function.getClass());
    }
    if (open != null) {
      return new Resolution.FactoryUseless(
          name,
          "must name the types of what it returns, as in " + Resolution.example(contract) + ".");
    }
    return new Resolution.Found(
        contract == RequestHandler.class
            ? resolver.ofObjects(function, bindings)
            : FunctionalHandler.of(function, contract, bindings, resolver.codecs()));
  }

  static @Nullable Method main(Class<?> type) {
    try {
      Method main = type.getMethod("main", String[].class);
      return Modifier.isStatic(main.getModifiers()) ? main : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  static @Nullable Class<?> contract(Class<?> type) {
    if (Function.class.isAssignableFrom(type)) {
      return Function.class;
    }
    if (Supplier.class.isAssignableFrom(type)) {
      return Supplier.class;
    }
    return Consumer.class.isAssignableFrom(type) ? Consumer.class : null;
  }
}

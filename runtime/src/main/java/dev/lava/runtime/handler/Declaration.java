package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lava.runtime.type.TypeBindings;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import org.jspecify.annotations.Nullable;

/**
 * What the declarations of a function's class say about a handler's name: what {@link
 * HandlerResolver} would find, without running any of the function's code, static initializers
 * included. For whoever prepares a start; a start itself does not load this.
 *
 * @param shape how the function is called
 * @param type the class that the name names
 * @param method the method that the name names; null where it names a class alone
 * @param event what the function takes: {@code InputStream} where it is bytes, {@code Object} where
 *     it is none or not declared
 * @param answer what the function returns: {@code Object} where it is not declared
 */
public record Declaration(
    Shape shape, Class<?> type, @Nullable Method method, Type event, Type answer) {
  /** How a function is called. */
  public enum Shape {
    /** As AWS's interface of bytes. */
    STREAMS,
    /** As AWS's interface of objects. */
    OBJECTS,
    /** As an interface of {@code java.util.function}. */
    FUNCTIONAL,
    /** By the method itself. */
    METHOD,
    /** By what a static method makes. */
    FACTORY,
    /** By what a program hands over. */
    PROGRAM
  }

  /**
   * The declaration that a handler's name means; null where it means none, for which {@link
   * HandlerResolver} has the reason.
   *
   * @throws LinkageError where a type that the declarations name is missing
   */
  public static @Nullable Declaration of(String handler, ClassLoader loader) {
    HandlerName name = HandlerName.parse(handler);
    if (name == null) {
      return null;
    }
    try {
      Class<?> type = Class.forName(name.className(), false, loader);
      String method = name.method();
      return method == null ? ofClass(type) : ofMethod(type, method);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static @Nullable Declaration ofClass(Class<?> type) {
    if (RequestStreamHandler.class.isAssignableFrom(type)) {
      return new Declaration(Shape.STREAMS, type, null, InputStream.class, Object.class);
    }
    if (RequestHandler.class.isAssignableFrom(type)) {
      return ofContract(Shape.OBJECTS, type, RequestHandler.class, type);
    }
    Class<?> contract = OtherShapes.contract(type);
    if (contract != null) {
      return ofContract(Shape.FUNCTIONAL, type, contract, type);
    }
    return OtherShapes.main(type) == null
        ? null
        : new Declaration(Shape.PROGRAM, type, null, Object.class, Object.class);
  }

  private static @Nullable Declaration ofMethod(Class<?> type, String name) {
    MethodSignature signature = MethodSignature.of(type, name);
    if (signature == null) {
      return null;
    }
    Method method = signature.method();
    if (signature.makesFunction()) {
      return ofFactory(type, method);
    }
    Type event = signature.shape().hasInput() ? InputStream.class : signature.event(type);
    return new Declaration(Shape.METHOD, type, method, event, signature.answer(type));
  }

  private static Declaration ofFactory(Class<?> type, Method factory) {
    Class<?> returned = factory.getReturnType();
    if (RequestStreamHandler.class.isAssignableFrom(returned)) {
      return new Declaration(Shape.FACTORY, type, factory, InputStream.class, Object.class);
    }
    Class<?> contract =
        RequestHandler.class.isAssignableFrom(returned) ? RequestHandler.class : returned;
    Declaration declared =
        ofContract(Shape.FACTORY, type, contract, factory.getGenericReturnType());
    // Where it leaves its types open, only the object that it makes knows them.
    return declared == null
        ? new Declaration(Shape.FACTORY, type, factory, Object.class, Object.class)
        : new Declaration(Shape.FACTORY, type, factory, declared.event, declared.answer);
  }

  /** What goes in and out by an interface, as a type implements it; null where it does not say. */
  private static @Nullable Declaration ofContract(
      Shape shape, Class<?> type, Class<?> contract, Type implementation) {
    TypeBindings bindings = TypeBindings.of(implementation);
    if (HandlerResolver.open(bindings, contract, type) != null) {
      return null;
    }
    TypeVariable<?>[] variables = contract.getTypeParameters();
    boolean supplies = contract == java.util.function.Supplier.class;
    Type event = supplies ? Object.class : bindings.resolve(variables[0]);
    Type answer =
        contract == java.util.function.Consumer.class
            ? Object.class
            : bindings.resolve(variables[variables.length - 1]);
    return new Declaration(shape, type, null, event, answer);
  }
}

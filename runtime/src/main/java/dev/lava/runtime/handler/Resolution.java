package dev.lava.runtime.handler;

import dev.lava.runtime.body.CustomSerializerException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What became of a handler's name. */
public sealed interface Resolution {
  /**
   * It names a function.
   *
   * @param handler the function
   */
  record Found(Handler handler) implements Resolution {}

  /**
   * It names a program, whose {@code main} is to hand over the function.
   *
   * @param main a public static method that takes a {@code String[]}
   */
  record Program(Method main) implements Resolution {
    /** Runs the program; returns only where it has handed over nothing. */
    public Failed run() {
      String className = main.getDeclaringClass().getName();
      try {
        main.trySetAccessible();
        main.invoke(null, (Object) new String[0]);
        return new ProgramSilent(className);
      } catch (InvocationTargetException e) {
        return new ConstructorFailed(className, e.getCause() == null ? e : e.getCause());
      } catch (IllegalAccessException e) {
        return new ClassBroken(className, e);
      }
    }
  }

  /** It names none, or one that cannot be used. */
  sealed interface Failed extends Resolution {
    /** What is wrong, beginning as AWS's runtime says it, and what would be right. */
    String message();

    /** The class of the exception that AWS's runtime reports; null where it reports none. */
    default @Nullable String errorType() {
      return null;
    }

    /** What the JVM or the function's own code threw; null where nothing was thrown. */
    default @Nullable Throwable cause() {
      return null;
    }
  }

  /** The name is no name of a handler. */
  record Malformed(String name) implements Failed {
    @Override
    public String message() {
      return "Invalid handler: `"
          + name
          + "'. A handler is a class, com.example.App, or a class and a method, "
          + "com.example.App::handleRequest.";
    }
  }

  /**
   * There is no such class.
   *
   * @param near a class whose name is close; null where there is none
   */
  record ClassMissing(String className, @Nullable String near) implements Failed {
    @Override
    public String message() {
      return "Class not found: "
          + className
          + (near == null
              ? ". It must be in a jar or a directory of the function's class path; "
                  + "a nested class is written Outer$Nested."
              : ". Did you mean " + near + "?");
    }

    @Override
    public String errorType() {
      return "java.lang.ClassNotFoundException";
    }
  }

  /**
   * The class is there and cannot be loaded, or its static initializer failed.
   *
   * @param thrown what loading it threw
   */
  record ClassBroken(String className, Throwable thrown) implements Failed {
    @Override
    public String message() {
      String reason = cause().getMessage();
      return "Error loading class " + className + (reason == null ? "" : ": " + reason);
    }

    @Override
    public String errorType() {
      return thrown.getClass().getName();
    }

    /** What a static initializer threw, rather than the JVM's error about it. */
    @Override
    public Throwable cause() {
      Throwable cause = thrown.getCause();
      return thrown instanceof ExceptionInInitializerError && cause != null ? cause : thrown;
    }
  }

  /** The name has no method, and the class implements neither of AWS's interfaces. */
  record NoInterface(String className, @Nullable String method) implements Failed {
    @Override
    public String message() {
      return "Class does not implement an appropriate handler interface: "
          + className
          + ". Implement RequestHandler or RequestStreamHandler of "
          + "com.amazonaws.services.lambda.runtime, or name a method: "
          + className
          + "::"
          + (method == null ? "handleRequest" : method)
          + ".";
    }
  }

  /**
   * The class's interface leaves open what goes in or out.
   *
   * @param contract the interface
   * @param parameter the type variable that nothing binds; null where all are missing
   */
  record TypesOpen(String className, Class<?> contract, @Nullable String parameter)
      implements Failed {
    @Override
    public String message() {
      return "Class "
          + className
          + " does not implement "
          + contract.getSimpleName()
          + " with concrete type parameters"
          + (parameter == null ? "." : ": parameter " + parameter + " has no upper bound.")
          + " Name them, as in "
          + example(contract)
          + ".";
    }
  }

  /**
   * A static method is to make the function and does not.
   *
   * @param name the handler's name
   * @param reason what is wrong with it and what would be right, after the name
   */
  record FactoryUseless(String name, String reason) implements Failed {
    @Override
    public String message() {
      return name + " " + reason;
    }

    @Override
    public String errorType() {
      return "java.lang.Exception";
    }
  }

  /** A program has ended without a function. */
  record ProgramSilent(String className) implements Failed {
    @Override
    public String message() {
      return "The main method of "
          + className
          + " returned without a call of dev.lava.api.Lava.run. Call it there, as in"
          + " Lava.run(Order.class, order -> ...), or implement RequestHandler.";
    }
  }

  /** {@code LAVA_RESPONSE_MODE} is neither of its values. */
  record ModeUnknown(String mode) implements Failed {
    @Override
    public String message() {
      return "LAVA_RESPONSE_MODE must be buffered or streaming, but is '" + mode + "'";
    }
  }

  /** An interface with types in place of its parameters. */
  static String example(Class<?> contract) {
    String types =
        contract.getTypeParameters().length == 1 ? "String" : "Map<String, Object>, String";
    return contract.getSimpleName() + "<" + types + ">";
  }

  /**
   * The class has no method of that name that could take events.
   *
   * @param near a method whose name is close; null where there is none
   */
  record MethodMissing(String className, String method, boolean named, @Nullable String near)
      implements Failed {
    @Override
    public String message() {
      return "No public method named "
          + method
          + " with appropriate method signature found on class "
          + className
          + (named
              ? ". There is one, but it must be public and take (event), (event, Context), (Context),"
                  + " nothing, or (InputStream, OutputStream, Context) or a part of these in that order."
              : near == null
                  ? ". Name a public method of the class."
                  : ". Did you mean " + near + "?");
    }
  }

  /** The function brings a serializer for all its types that cannot be used, or several. */
  record SerializerUnusable(CustomSerializerException reason) implements Failed {
    @Override
    public String message() {
      return String.valueOf(reason.getMessage());
    }

    @Override
    public String errorType() {
      return reason.errorType();
    }
  }

  /** A method's types cannot be loaded. */
  record MethodBroken(String className, String method, Throwable cause) implements Failed {
    @Override
    public String message() {
      return "Error loading method "
          + method
          + " on class "
          + className
          + ": a type that the class's methods name is missing, "
          + cause.getMessage();
    }

    @Override
    public String errorType() {
      return cause.getClass().getName();
    }
  }

  /** No instance can be made, for a reason that the class's own declaration shows. */
  record NotInstantiable(String className, String reason) implements Failed {
    @Override
    public String message() {
      return "Class " + className + " " + reason;
    }

    @Override
    public String errorType() {
      return "java.lang.Exception";
    }
  }

  /** What makes the function threw: its constructor, its factory or its program. */
  record ConstructorFailed(String className, Throwable cause) implements Failed {
    @Override
    public String message() {
      String reason = cause.getMessage();
      return reason == null ? cause.getClass().getName() : reason;
    }

    @Override
    public String errorType() {
      return cause.getClass().getName();
    }
  }
}

package dev.lava.runtime.handler;

import org.jspecify.annotations.Nullable;

/** What became of a handler's name. */
public sealed interface Resolution {
  /**
   * It names a function.
   *
   * @param handler the function
   */
  record Found(Handler handler) implements Resolution {}

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

  /** The class is there and cannot be loaded, or its static initializer failed. */
  record ClassBroken(String className, Throwable cause) implements Failed {
    @Override
    public String message() {
      String reason = cause.getMessage();
      return "Error loading class " + className + (reason == null ? "" : ": " + reason);
    }

    @Override
    public String errorType() {
      return cause.getClass().getName();
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
   * @param parameter the type variable that nothing binds; null where all are missing
   */
  record TypesOpen(String className, @Nullable String parameter) implements Failed {
    @Override
    public String message() {
      return "Class "
          + className
          + " does not implement RequestHandler with concrete type parameters"
          + (parameter == null ? "" : ": parameter " + parameter + " has no upper bound.")
          + (parameter == null ? "." : "")
          + " Name them, as in RequestHandler<Map<String, Object>, String>.";
    }
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

  /** The function's constructor threw. */
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

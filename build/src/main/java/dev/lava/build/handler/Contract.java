package dev.lava.build.handler;

import java.util.Optional;

/** An interface by which the runtime can call a function; the first that a class has is it. */
enum Contract {
  STREAMS("com.amazonaws.services.lambda.runtime.RequestStreamHandler"),
  OBJECTS("com.amazonaws.services.lambda.runtime.RequestHandler"),
  FUNCTION("java.util.function.Function"),
  SUPPLIER("java.util.function.Supplier"),
  CONSUMER("java.util.function.Consumer");

  private final String className;

  Contract(String className) {
    this.className = className;
  }

  String className() {
    return className;
  }

  String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** The interface with types in place of its parameters. */
  String example() {
    return simpleName()
        + (this == SUPPLIER || this == CONSUMER ? "<String>" : "<Map<String, Object>, String>");
  }

  /** The one of a class; empty where it has none. */
  static Optional<Contract> of(Ancestry ancestry) {
    for (Contract contract : values()) {
      if (ancestry.names().contains(contract.className)) {
        return Optional.of(contract);
      }
    }
    return Optional.empty();
  }

  static boolean isOfAws(String className) {
    return className.equals(STREAMS.className) || className.equals(OBJECTS.className);
  }
}

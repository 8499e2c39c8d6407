package dev.lava.bench.contender;

import dev.lava.sandbox.SandboxCommand;

/**
 * Something that can be started and measured.
 *
 * @param kind what runs the function
 * @param command how it is started
 * @param mainClass the class that the JVM starts
 * @param handlerClass the function's class, empty where there is none
 */
public record Contender(Kind kind, SandboxCommand command, String mainClass, String handlerClass) {
  /** The class of a handler's name, which is all before the last {@code ::}. */
  static String classOf(String handler) {
    int colons = handler.lastIndexOf("::");
    return colons < 0 ? handler : handler.substring(0, colons);
  }
}

package dev.lava.runtime.handler;

import org.jspecify.annotations.Nullable;

/**
 * A handler's name, taken apart at its last {@code ::}.
 *
 * <table>
 * <caption>Sample names</caption>
 * <tr><th>name</th><th>class</th><th>method</th></tr>
 * <tr><td>{@code com.example.App}</td><td>{@code com.example.App}</td><td>the interface's</td></tr>
 * <tr><td>{@code com.example.App::handle}</td><td>{@code com.example.App}</td><td>{@code handle}</td></tr>
 * <tr><td>{@code com.example.App$Nested}</td><td>{@code com.example.App$Nested}</td><td>the interface's</td></tr>
 * <tr><td>{@code App::}, {@code ::handle}, the empty name</td><td>refused</td><td></td></tr>
 * </table>
 *
 * @param className the class, nested ones with a dollar sign
 * @param method the method; null where the class implements an interface
 */
record HandlerName(String className, @Nullable String method) {
  /** The parts of a name; null where it is refused. */
  static @Nullable HandlerName parse(String name) {
    int separator = name.lastIndexOf("::");
    if (separator < 0) {
      return name.isEmpty() ? null : new HandlerName(name, null);
    }
    String className = name.substring(0, separator);
    String method = name.substring(separator + 2);
    return className.isEmpty() || method.isEmpty() ? null : new HandlerName(className, method);
  }
}

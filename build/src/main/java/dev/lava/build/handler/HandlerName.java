package dev.lava.build.handler;

import dev.lava.build.problem.BuildException;
import java.util.Optional;

/**
 * A handler string: {@code com.example.App} or {@code com.example.App::handle}; a nested class is
 * written {@code com.example.App$Nested} (AWS Lambda developer guide, "Define Lambda function
 * handler in Java"). AWS splits at the last {@code ::}, and so does this.
 *
 * @param className the class's binary name
 * @param methodName the method, where one is named
 */
record HandlerName(String className, Optional<String> methodName) {
  private static final String SEPARATOR = "::";
  private static final String VALID =
      "a handler is a class, such as com.example.App, or a class and a method, such as com.example.App::handleRequest";

  static HandlerName parse(String text) throws BuildException {
    int split = text.lastIndexOf(SEPARATOR);
    HandlerName name =
        split < 0
            ? new HandlerName(text, Optional.empty())
            : new HandlerName(
                text.substring(0, split), Optional.of(text.substring(split + SEPARATOR.length())));
    if (!isBinaryName(name.className)
        || name.methodName.filter(m -> !isIdentifier(m)).isPresent()) {
      throw new BuildException("'%s' is no handler; %s".formatted(text, VALID));
    }
    return name;
  }

  private static boolean isBinaryName(String text) {
    for (String part : text.split("\\.", -1)) {
      if (!isIdentifier(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && Character.isJavaIdentifierStart(text.charAt(0))
        && text.chars().allMatch(Character::isJavaIdentifierPart);
  }
}

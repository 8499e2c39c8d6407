package dev.lava.emulator.invoke;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as a caller may name it: {@code greeting}, {@code greeting:$LATEST}, {@code
 * 012345678912:function:greeting}, or a whole ARN.
 *
 * @param region the region, where it is named
 * @param name the function's own name
 * @param qualifier the version or alias, where it is named
 */
record FunctionName(Optional<String> region, String name, Optional<String> qualifier) {
  /** The pattern of {@code FunctionName} in AWS's page "Invoke", as its errors quote it. */
  static final String PATTERN =
      "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?";

  private static final Pattern NAME = Pattern.compile(PATTERN);

  /** Reads a name; empty where it is none. */
  static Optional<FunctionName> parse(String text) {
    Matcher match = NAME.matcher(text);
    return match.matches()
        ? Optional.of(
            new FunctionName(
                Optional.ofNullable(match.group(3)).map(region -> region.replace(":", "")),
                match.group(7),
                Optional.ofNullable(match.group(9))))
        : Optional.empty();
  }
}

package dev.lava.build.project;

import java.util.regex.Pattern;

/** Jars that every Lava image has in {@code /var/runtime/lib}. */
final class BaseProvided {
  private static final Pattern NAMES =
      Pattern.compile("(aws-lambda-java-core|lava-api)-[0-9][^/]*\\.jar");

  private BaseProvided() {}

  static boolean includes(String fileName) {
    return NAMES.matcher(fileName).matches();
  }
}

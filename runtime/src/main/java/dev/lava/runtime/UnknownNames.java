package dev.lava.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * How long the JVM takes a name for unknown that did not resolve. AWS's runtime has a second where
 * the JDK has ten; our image says so in its {@code java.security}. A variable of AWS's sets another
 * time, unless the user's own security properties do.
 */
final class UnknownNames {
  private static final String VARIABLE = "AWS_LAMBDA_JAVA_NETWORKADDRESS_CACHE_NEGATIVE_TTL";
  private static final String PROPERTY = "networkaddress.cache.negative.ttl";

  private UnknownNames() {}

  /**
   * Does as the variable says; nothing, not even loading a class of the JDK's, without it.
   *
   * @param problems told where it is no number
   */
  static void remember(Map<String, String> variables, List<String> problems) throws IOException {
    String seconds = variables.get(VARIABLE);
    if (seconds == null) {
      return;
    }
    if (!isNumber(seconds)) {
      problems.add(
          VARIABLE + " must be a number of seconds, such as 10, or -1, but is '" + seconds + "'");
    } else if (!users().containsKey(PROPERTY)) {
      Security.setProperty(PROPERTY, seconds);
    }
  }

  private static boolean isNumber(String text) {
    try {
      return Integer.parseInt(text) >= -1;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Properties users() throws IOException {
    Properties properties = new Properties();
    String file = System.getProperty("java.security.properties");
    // Two equals signs have the JDK drop its own properties; it takes URLs as well, which are rare.
    Path path = file == null ? null : Path.of(file.startsWith("=") ? file.substring(1) : file);
    if (path != null && Files.isRegularFile(path)) {
      try (InputStream in = Files.newInputStream(path)) {
        properties.load(in);
      }
    }
    return properties;
  }
}

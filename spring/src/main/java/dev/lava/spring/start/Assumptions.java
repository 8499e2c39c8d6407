package dev.lava.spring.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a processing took for granted of environment variables and system properties: those that
 * bear on a property which was asked for have the values that they had then, and there are no
 * others.
 *
 * <p>A variable bears on a property whose name it has in any of the forms that Spring Boot takes
 * (reference documentation, "Relaxed Binding"), and on all above it: {@code APP_MAIL_HOST} on
 * {@code app.mail.host} and on {@code app.mail}, of which an object may have been bound. That it
 * also bears on {@code app} is more than needed where only a text was asked for, and makes a start
 * slower, never wrong.
 *
 * <pre>
 * asked springprofilesactive
 * value MAIN_CLASS 1c9f03a2b7d4e856
 * </pre>
 *
 * <p>Values are told by a hash, since they may be nobody else's business.
 */
public final class Assumptions {
  /** Where they are on the class path. */
  public static final String RESOURCE = "META-INF/lava/spring-assumptions";

  /** What decides before anything can be seen to be asked for, and the adapter's main class. */
  private static final List<String> ALWAYS =
      List.of(
          "spring.profiles",
          "spring.config",
          "spring.application.json",
          "spring.main",
          "spring.autoconfigure",
          "MAIN_CLASS");

  private static final String ASKED = "asked ";
  private static final String VALUE = "value ";
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Set<String> asked;
  private final Map<String, String> values;

  private Assumptions(Set<String> asked, Map<String, String> values) {
    this.asked = asked;
    this.values = values;
  }

  /**
   * Of a processing.
   *
   * @param names the properties that were asked for
   * @param variables the variables that there were
   */
  public static Assumptions of(Collection<String> names, Map<String, String> variables) {
    Set<String> asked = new HashSet<>();
    for (String name : ALWAYS) {
      asked.add(uniform(name));
    }
    for (String name : names) {
      asked.add(uniform(name));
    }
    asked.remove("");
    Assumptions nothing = new Assumptions(asked, Map.of());
    Map<String, String> values = new TreeMap<>();
    variables.forEach(
        (name, value) -> {
          if (nothing.concern(name)) {
            values.put(name, hash(value));
          }
        });
    return new Assumptions(asked, values);
  }

  /** Reads what {@link #text} gave. */
  public static Assumptions read(Reader text) throws IOException {
    Set<String> asked = new HashSet<>();
    Map<String, String> values = new TreeMap<>();
    BufferedReader lines = new BufferedReader(text);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(ASKED)) {
        asked.add(line.substring(ASKED.length()));
      } else if (line.startsWith(VALUE)) {
        int end = line.lastIndexOf(' ');
        values.put(line.substring(VALUE.length(), end), line.substring(end + 1));
      } else {
        throw new IOException(
            "%s has the line '%s'; each begins with 'asked' or 'value'".formatted(RESOURCE, line));
      }
    }
    return new Assumptions(asked, values);
  }

  /** The same assumptions have the same text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (String name : new TreeSet<>(asked)) {
      text.append(ASKED).append(name).append('\n');
    }
    values.forEach(
        (name, hash) -> text.append(VALUE).append(name).append(' ').append(hash).append('\n'));
    return text.toString();
  }

  /** The names of the variables that are not as they were, sorted. */
  public Set<String> broken(Map<String, String> variables) {
    Set<String> broken = new TreeSet<>(values.keySet());
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      String name = variable.getKey();
      String assumed = values.get(name);
      if (assumed == null) {
        if (concern(name)) {
          broken.add(name);
        }
      } else if (assumed.equals(hash(variable.getValue()))) {
        broken.remove(name);
      }
    }
    return broken;
  }

  /** Whether the variable bears on a property that was asked for. */
  private boolean concern(String variable) {
    StringBuilder uniform = new StringBuilder(variable.length());
    for (int i = 0; i < variable.length(); i++) {
      char c = variable.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        uniform.append(Character.toLowerCase(c));
      } else if (asked.contains(uniform.toString())) {
        return true;
      }
    }
    return asked.contains(uniform.toString());
  }

  /** What all forms of a property's name have in common. */
  private static String uniform(String name) {
    StringBuilder uniform = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        uniform.append(Character.toLowerCase(c));
      }
    }
    return uniform.toString();
  }

  /** FNV-1a: the classes of a cryptographic digest would cost each start more than all the rest. */
  private static String hash(String value) {
    long hash = FNV_BASIS;
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * FNV_PRIME;
    }
    return Long.toHexString(hash);
  }
}

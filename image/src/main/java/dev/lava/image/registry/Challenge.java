package dev.lava.image.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a server wants to see before it answers (RFC 9110, section 11.6.1).
 *
 * @param scheme in lower case, such as {@code bearer}
 * @param parameters by their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
  Challenge {
    parameters = Map.copyOf(parameters);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /** The challenges of one header, in their order; what makes no sense is left out. */
  static List<Challenge> parse(String header) {
    return new Reader(header).read();
  }

  /**
   * One list holds both challenges and their parameters, so a word that is followed by {@code =}
   * belongs to the scheme before it, and any other word is a scheme.
   */
  private static final class Reader {
    private final String text;
    private final List<Challenge> challenges = new ArrayList<>();
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<Challenge> read() {
      String scheme = "";
      Map<String, String> parameters = new TreeMap<>();
      while (at < text.length()) {
        skip(" \t,");
        String word = word();
        if (word.isEmpty()) {
          at++;
          continue;
        }
        skip(" \t");
        if (at < text.length() && text.charAt(at) == '=') {
          at++;
          skip(" \t");
          parameters.put(word.toLowerCase(Locale.ROOT), value());
        } else {
          add(scheme, parameters);
          scheme = word.toLowerCase(Locale.ROOT);
          parameters = new TreeMap<>();
        }
      }
      add(scheme, parameters);
      return challenges;
    }

    private void add(String scheme, Map<String, String> parameters) {
      if (!scheme.isEmpty()) {
        challenges.add(new Challenge(scheme, parameters));
      }
    }

    private String value() {
      if (at >= text.length() || text.charAt(at) != '"') {
        return word();
      }
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at));
      }
      at++;
      return value.toString();
    }

    private String word() {
      int start = at;
      while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }

    private void skip(String characters) {
      while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
  }
}

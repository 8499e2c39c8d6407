package dev.lava.image.debian;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One alternative of a dependency, such as {@code libc6 (>= 2.38)} (Debian Policy, chapter 7).
 *
 * @param name the package, real or virtual
 * @param operator how its version must compare; {@code null} where any version will do
 * @param version what to compare with; {@code null} where any version will do
 */
record Relation(String name, @Nullable Operator operator, @Nullable DebianVersion version) {
  /** As written: a name, perhaps {@code :any}, perhaps an operator and a version. */
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9+.-]*)(?::[a-z0-9-]+)?(?:\\s*\\(\\s*(<<|<=|=|>=|>>)\\s*([^\\s()]+)\\s*\\))?");

  /** How a version must compare. */
  enum Operator {
    EARLIER("<<"),
    AT_MOST("<="),
    EXACTLY("="),
    AT_LEAST(">="),
    LATER(">>");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    private boolean holds(int order) {
      return switch (this) {
        case EARLIER -> order < 0;
        case AT_MOST -> order <= 0;
        case EXACTLY -> order == 0;
        case AT_LEAST -> order >= 0;
        case LATER -> order > 0;
      };
    }

    private static Operator of(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException("no operator: " + sign);
    }
  }

  /**
   * Reads a field such as {@code Depends}: groups separated by commas, all of which must be met,
   * each of alternatives separated by bars.
   *
   * @param owner whose field it is, for the message
   */
  static List<List<Relation>> parse(String field, String owner) throws DebianException {
    List<List<Relation>> groups = new ArrayList<>();
    for (String group : field.split(",")) {
      if (!group.isBlank()) {
        List<Relation> alternatives = new ArrayList<>();
        for (String alternative : group.split("\\|", -1)) {
          alternatives.add(parseOne(alternative.strip(), owner));
        }
        groups.add(List.copyOf(alternatives));
      }
    }
    return groups;
  }

  private static Relation parseOne(String text, String owner) throws DebianException {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new DebianException(
          "%s has a dependency that cannot be read: '%s'; valid is a name and perhaps a version, as in libc6 (>= 2.38)"
              .formatted(owner, text));
    }
    return form.group(2) == null
        ? new Relation(form.group(1), null, null)
        : new Relation(form.group(1), Operator.of(form.group(2)), new DebianVersion(form.group(3)));
  }

  /** Whether a package of this version will do. */
  boolean accepts(DebianVersion candidate) {
    return operator == null || version == null || operator.holds(candidate.compareTo(version));
  }

  /**
   * Whether something that is provided will do: where a version is asked for, only a provision that
   * names one counts (Debian Policy, section 7.5).
   */
  boolean acceptsProvided(Optional<DebianVersion> provided) {
    return operator == null || provided.filter(this::accepts).isPresent();
  }

  @Override
  public String toString() {
    return operator == null || version == null
        ? name
        : "%s (%s %s)".formatted(name, operator.sign, version);
  }
}

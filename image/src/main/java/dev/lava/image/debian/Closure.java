package dev.lava.image.debian;

import dev.lava.image.spelling.Spelling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From the packages that somebody names to all that they need: {@code Pre-Depends} and {@code
 * Depends}, nothing else. Recommended and essential packages come only when named.
 *
 * <p>Breadth first, in a fixed order, and without going back on a choice: of several alternatives
 * the one that is there already is taken, else the first that exists. A dependency one of whose
 * alternatives is excluded is cut as a whole, so excluding {@code debconf} does not bring in {@code
 * cdebconf} instead.
 */
final class Closure {
  private final Catalogue catalogue;
  private final Set<String> exclude;
  private final Map<String, AvailablePackage> chosen = new TreeMap<>();
  private final Deque<AvailablePackage> open = new ArrayDeque<>();
  private final List<String> problems = new ArrayList<>();

  private Closure(Catalogue catalogue, Set<String> exclude) {
    this.catalogue = catalogue;
    this.exclude = exclude;
  }

  /**
   * The packages by name.
   *
   * @param where what was searched, for the message
   * @throws DebianException with all names that do not exist and all dependencies that cannot be
   *     met
   */
  static List<AvailablePackage> of(
      Catalogue catalogue, Set<String> names, Set<String> exclude, String where)
      throws DebianException {
    Closure closure = new Closure(catalogue, exclude);
    for (String name : new TreeSet<>(names)) {
      closure.name(name);
    }
    while (!closure.open.isEmpty()) {
      closure.follow(closure.open.removeFirst());
    }
    closure.checkConflicts();
    if (!closure.problems.isEmpty()) {
      throw new DebianException(
          "these packages cannot be had from %s:\n  %s\nCorrect the names; what is missing on purpose goes on the list of excluded packages."
              .formatted(where, String.join("\n  ", closure.problems)));
    }
    return List.copyOf(closure.chosen.values());
  }

  private void name(String name) {
    Optional<AvailablePackage> found = catalogue.named(name);
    if (exclude.contains(name)) {
      problems.add("'%s' is both asked for and excluded".formatted(name));
    } else if (found.isPresent()) {
      choose(found.get());
    } else {
      List<AvailablePackage> providers = catalogue.meeting(new Relation(name, null, null));
      problems.add(
          providers.isEmpty()
              ? "there is no package '%s'%s".formatted(name, Spelling.hint(name, catalogue.names()))
              : "'%s' is no package of its own; name one that provides it: %s"
                  .formatted(name, names(providers)));
    }
  }

  private void follow(AvailablePackage asking) throws DebianException {
    for (List<Relation> alternatives : asking.dependencies()) {
      if (!isCut(alternatives) && !isMet(alternatives)) {
        Optional<AvailablePackage> found =
            alternatives.stream()
                .flatMap(alternative -> catalogue.meeting(alternative).stream())
                .filter(candidate -> !exclude.contains(candidate.name()))
                .findFirst();
        if (found.isPresent()) {
          choose(found.get());
        } else {
          problems.add(unmet(asking, alternatives));
        }
      }
    }
  }

  private void choose(AvailablePackage candidate) {
    if (chosen.putIfAbsent(candidate.name(), candidate) == null) {
      open.addLast(candidate);
    }
  }

  private boolean isCut(List<Relation> alternatives) {
    return alternatives.stream().anyMatch(alternative -> exclude.contains(alternative.name()));
  }

  private boolean isMet(List<Relation> alternatives) {
    return alternatives.stream()
        .flatMap(alternative -> catalogue.meeting(alternative).stream())
        .anyMatch(candidate -> chosen.containsKey(candidate.name()));
  }

  private String unmet(AvailablePackage asking, List<Relation> alternatives) {
    List<String> reasons = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    for (Relation alternative : alternatives) {
      wanted.add(alternative.toString());
      reasons.add(
          catalogue.meeting(alternative).isEmpty()
              ? catalogue.whyNot(alternative)
              : "all that provide %s are excluded".formatted(alternative.name()));
    }
    return "%s needs %s: %s"
        .formatted(asking, String.join(" | ", wanted), String.join(", and ", reasons));
  }

  private void checkConflicts() throws DebianException {
    for (AvailablePackage one : chosen.values()) {
      for (List<Relation> group : one.refusals()) {
        Relation refused = group.getFirst();
        for (AvailablePackage other : catalogue.meeting(refused)) {
          // A package may refuse a name that it provides itself: all others that do.
          if (chosen.containsKey(other.name()) && !other.name().equals(one.name())) {
            problems.add("%s does not go with %s".formatted(one, other));
          }
        }
      }
    }
  }

  private static String names(List<AvailablePackage> packages) {
    return String.join(", ", packages.stream().map(AvailablePackage::name).toList());
  }
}

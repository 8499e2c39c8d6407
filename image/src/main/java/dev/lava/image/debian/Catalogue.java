package dev.lava.image.debian;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The newest version of every package over several suites, as apt would choose between suites of
 * equal priority; and who provides what.
 */
final class Catalogue {
  /** From what every system has to what only a few want (Debian Policy, section 2.5). */
  private static final List<String> PRIORITIES =
      List.of("required", "important", "standard", "optional", "extra");

  private static final Comparator<AvailablePackage> PREFERRED =
      Comparator.<AvailablePackage>comparingInt(one -> rank(one.priority()))
          .thenComparing(AvailablePackage::name);

  private final Map<String, AvailablePackage> newest = new HashMap<>();
  private final Map<String, List<Provider>> providers = new HashMap<>();

  /**
   * A package that stands in for a name.
   *
   * @param provider the package
   * @param version which version of the name it provides, where it says so
   */
  private record Provider(AvailablePackage provider, Optional<DebianVersion> version) {}

  Catalogue(List<AvailablePackage> packages) {
    for (AvailablePackage candidate : packages) {
      newest.merge(
          candidate.name(),
          candidate,
          (known, other) -> other.version().compareTo(known.version()) > 0 ? other : known);
    }
    for (AvailablePackage candidate : newest.values()) {
      for (Provision provided : candidate.provisions()) {
        providers
            .computeIfAbsent(provided.name(), name -> new ArrayList<>(1))
            .add(new Provider(candidate, provided.version()));
      }
    }
    Comparator<Provider> preferred = Comparator.comparing(Provider::provider, PREFERRED);
    providers.values().forEach(list -> list.sort(preferred));
  }

  /** The newest package of this very name. */
  Optional<AvailablePackage> named(String name) {
    return Optional.ofNullable(newest.get(name));
  }

  /** The names of all packages. */
  Set<String> names() {
    return newest.keySet();
  }

  /** What meets a relation, the preferred first: the package itself, then those that provide it. */
  List<AvailablePackage> meeting(Relation relation) {
    List<AvailablePackage> meeting = new ArrayList<>();
    named(relation.name()).filter(real -> relation.accepts(real.version())).ifPresent(meeting::add);
    for (Provider known : providers.getOrDefault(relation.name(), List.of())) {
      if (relation.acceptsProvided(known.version())) {
        meeting.add(known.provider());
      }
    }
    return meeting;
  }

  /** Why nothing meets a relation. */
  String whyNot(Relation relation) {
    return named(relation.name())
        .map(real -> "the newest %s is %s".formatted(real.name(), real.version()))
        .orElseGet(
            () ->
                providers.containsKey(relation.name())
                    ? "nothing provides that version of %s".formatted(relation.name())
                    : "there is no %s".formatted(relation.name()));
  }

  private static int rank(String priority) {
    int rank = PRIORITIES.indexOf(priority);
    return rank < 0 ? PRIORITIES.size() : rank;
  }
}

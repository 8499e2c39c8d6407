package dev.lava.image.lock;

import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.Area;
import dev.lava.image.debian.ResolvedPackage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A package that a newer lock has in another version than an older one.
 *
 * @param name the package
 * @param architectures where it changed so
 * @param from its version before; empty where it is new
 * @param to its version now; empty where it is gone
 * @param reason what is known of why
 */
public record Change(
    String name,
    Set<Architecture> architectures,
    Optional<String> from,
    Optional<String> to,
    Reason reason) {
  public Change {
    architectures = Collections.unmodifiableSet(EnumSet.copyOf(architectures));
  }

  /** Why a version is there, as far as Debian's data tell: which archive it is in. */
  public enum Reason {
    /** The new version is in the security archive: a fix that has an advisory. */
    SECURITY,
    /**
     * It is in the main archive. Security fixes move there with each point release, so this does
     * not say that the version fixes nothing.
     */
    UPDATE
  }

  private record Key(String name, Optional<String> from, Optional<String> to, Reason reason) {
    static Key of(String name, Optional<ResolvedPackage> from, Optional<ResolvedPackage> to) {
      return new Key(
          name,
          from.map(ResolvedPackage::version),
          to.map(ResolvedPackage::version),
          Change.reason(to));
    }
  }

  /** What changed between two locks, sorted by name. */
  public static List<Change> between(Lock before, Lock after) {
    Map<Key, Set<Architecture>> changed = new LinkedHashMap<>();
    for (Architecture architecture : Architecture.values()) {
      Map<String, ResolvedPackage> old = packages(before, architecture);
      Map<String, ResolvedPackage> now = packages(after, architecture);
      Set<String> names = new TreeSet<>(old.keySet());
      names.addAll(now.keySet());
      for (String name : names) {
        Optional<ResolvedPackage> from = Optional.ofNullable(old.get(name));
        Optional<ResolvedPackage> to = Optional.ofNullable(now.get(name));
        if (!from.equals(to)) {
          changed
              .computeIfAbsent(Key.of(name, from, to), _ -> EnumSet.noneOf(Architecture.class))
              .add(architecture);
        }
      }
    }
    List<Change> changes = new ArrayList<>();
    changed.forEach(
        (key, architectures) ->
            changes.add(new Change(key.name(), architectures, key.from(), key.to(), key.reason())));
    changes.sort(Comparator.comparing(Change::name));
    return changes;
  }

  private static Reason reason(Optional<ResolvedPackage> to) {
    return to.filter(one -> one.area() == Area.SECURITY).isPresent()
        ? Reason.SECURITY
        : Reason.UPDATE;
  }

  /** All packages by name; where two steps have different versions of one, the later step's. */
  private static Map<String, ResolvedPackage> packages(Lock lock, Architecture architecture) {
    Map<String, ResolvedPackage> packages = new TreeMap<>();
    for (LockedStep step : lock.steps()) {
      if (step instanceof LockedStep.Packages locked) {
        locked
            .packages()
            .getOrDefault(architecture, List.of())
            .forEach(one -> packages.put(one.name(), one));
      }
    }
    return packages;
  }
}

package dev.lava.image.lock;

import dev.lava.image.Digest;
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
 * A package or an image that a newer lock has in another version than an older one.
 *
 * @param name the package, or what the recipe calls the image
 * @param architectures where it changed so
 * @param from its version before, an image's digest; empty where it is new
 * @param to its version now, an image's digest; empty where it is gone
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
    UPDATE,
    /** The name of an existing image stands for another one; nobody says why. */
    IMAGE
  }

  private record Key(String name, Optional<String> from, Optional<String> to, Reason reason) {
    static Key image(String name, Optional<Digest> from, Optional<Digest> to) {
      return new Key(name, from.map(Digest::toString), to.map(Digest::toString), Reason.IMAGE);
    }

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
      List<Key> keys = new ArrayList<>();
      compare(packages(before, architecture), packages(after, architecture), Key::of, keys);
      compare(images(before, architecture), images(after, architecture), Key::image, keys);
      keys.forEach(
          key ->
              changed
                  .computeIfAbsent(key, _ -> EnumSet.noneOf(Architecture.class))
                  .add(architecture));
    }
    List<Change> changes = new ArrayList<>();
    changed.forEach(
        (key, architectures) ->
            changes.add(new Change(key.name(), architectures, key.from(), key.to(), key.reason())));
    changes.sort(Comparator.comparing(Change::name));
    return changes;
  }

  /** Turns what one name stood for and stands for into a change. */
  private interface Difference<T> {
    Key of(String name, Optional<T> from, Optional<T> to);
  }

  private static <T> void compare(
      Map<String, T> before, Map<String, T> after, Difference<T> difference, List<Key> changed) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      Optional<T> from = Optional.ofNullable(before.get(name));
      Optional<T> to = Optional.ofNullable(after.get(name));
      if (!from.equals(to)) {
        changed.add(difference.of(name, from, to));
      }
    }
  }

  private static Map<String, Digest> images(Lock lock, Architecture architecture) {
    Map<String, Digest> images = new TreeMap<>();
    for (LockedStep step : lock.steps()) {
      if (step instanceof LockedStep.Image(_, var image, var digests)
          && digests.containsKey(architecture)) {
        images.put(image.toString(), digests.get(architecture));
      }
    }
    return images;
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

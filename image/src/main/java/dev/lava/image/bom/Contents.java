package dev.lava.image.bom;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What an image holds when its layers lie over each other: of two things at one path the upper
 * counts.
 */
record Contents(
    List<OperatingSystem> systems,
    List<DebianPackage> packages,
    SortedMap<String, List<String>> licences,
    List<JavaRuntime> runtimes,
    List<Jar> jars) {

  /**
   * @param layers the lowest first
   */
  static Contents of(List<LayerContents> layers) {
    SortedMap<String, OperatingSystem> systems = new TreeMap<>();
    SortedMap<String, List<DebianPackage>> packages = new TreeMap<>();
    SortedMap<String, Licences> licences = new TreeMap<>();
    SortedMap<String, JavaRuntime> runtimes = new TreeMap<>();
    SortedMap<String, Jar> jars = new TreeMap<>();
    for (LayerContents layer : layers) {
      for (String gone : layer.removed()) {
        for (SortedMap<String, ?> all : List.of(systems, packages, licences, runtimes, jars)) {
          remove(all, gone);
        }
      }
      put(systems, layer.systems(), OperatingSystem::path);
      put(licences, layer.licences(), Licences::path);
      put(runtimes, layer.runtimes(), JavaRuntime::path);
      put(jars, layer.jars(), Jar::path);
      layer.packages().forEach(one -> packages.remove(one.path()));
      layer
          .packages()
          .forEach(one -> packages.computeIfAbsent(one.path(), _ -> new ArrayList<>()).add(one));
    }
    SortedMap<String, List<String>> byPackage = new TreeMap<>();
    licences.values().forEach(one -> byPackage.put(one.packageName(), one.names()));
    return new Contents(
        List.copyOf(systems.values()),
        packages.values().stream().flatMap(List::stream).distinct().toList(),
        byPackage,
        List.copyOf(runtimes.values()),
        List.copyOf(jars.values()));
  }

  private static <T> void put(SortedMap<String, T> all, List<T> layer, Function<T, String> path) {
    layer.forEach(one -> all.put(path.apply(one), one));
  }

  /** Takes away a path and all below it; of one that ends in a slash, only what is below. */
  private static void remove(SortedMap<String, ?> all, String path) {
    String below = path.endsWith("/") ? path : path + "/";
    all.keySet().removeIf(at -> at.equals(path) || at.startsWith(below));
  }
}

package dev.lava.image.inspect;

import dev.lava.image.Digest;
import dev.lava.image.contents.Contents;
import dev.lava.image.contents.Entry;
import dev.lava.image.contents.Format;
import dev.lava.image.contents.Hidden;
import dev.lava.image.contents.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds what an image has for nothing. */
final class WasteSearch {
  /** Smaller files are not worth a line: their tar headers cost as much. */
  private static final long WORTH_TELLING = 4096;

  private WasteSearch() {}

  static Waste of(Contents contents) {
    return new Waste(
        contents.hidden().stream()
            .filter(hidden -> hidden.entry().isFile())
            .sorted(
                Comparator.comparingLong((Hidden hidden) -> hidden.entry().compressed())
                    .reversed()
                    .thenComparing(hidden -> hidden.entry().path()))
            .toList(),
        duplicates(contents.root().values()),
        sharedClasses(contents.root().values()));
  }

  private static List<Waste.Duplicate> duplicates(Collection<Entry> entries) {
    Map<Digest, List<String>> paths = new LinkedHashMap<>();
    Map<Digest, Long> sizes = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.item() instanceof Item.File file && file.size() >= WORTH_TELLING) {
        paths.computeIfAbsent(file.digest(), _ -> new ArrayList<>()).add("/" + entry.path());
        sizes.put(file.digest(), file.size());
      }
    }
    List<Waste.Duplicate> duplicates = new ArrayList<>();
    paths.forEach(
        (digest, places) -> {
          if (places.size() > 1) {
            duplicates.add(new Waste.Duplicate(places, sizes.getOrDefault(digest, 0L)));
          }
        });
    duplicates.sort(
        Comparator.comparingLong(Waste.Duplicate::wasted)
            .reversed()
            .thenComparing(duplicate -> duplicate.paths().getFirst()));
    return duplicates;
  }

  /** On the function's class path; what is generated in front of it repeats classes on purpose. */
  private static List<Waste.SharedClasses> sharedClasses(Collection<Entry> entries) {
    Map<String, String> first = new LinkedHashMap<>();
    SortedMap<String, SortedMap<String, List<String>>> shared = new TreeMap<>();
    for (Entry entry : entries) {
      if (!isOnClassPath(entry.path())
          || !(Contents.file(entry).map(Item.File::format).orElse(new Format.Other())
              instanceof Format.Jar(List<String> classes, _, _))) {
        continue;
      }
      String jar = "/" + entry.path();
      for (String name : classes) {
        String other = first.putIfAbsent(name, jar);
        if (other != null) {
          shared
              .computeIfAbsent(other, _ -> new TreeMap<>())
              .computeIfAbsent(jar, _ -> new ArrayList<>())
              .add(name);
        }
      }
    }
    List<Waste.SharedClasses> result = new ArrayList<>();
    shared.forEach(
        (one, others) ->
            others.forEach(
                (other, classes) -> result.add(new Waste.SharedClasses(one, other, classes))));
    return result;
  }

  private static boolean isOnClassPath(String path) {
    return path.endsWith(".jar")
        && (path.startsWith("var/runtime/lib/")
            || path.startsWith("var/task/lib/")
            || path.equals("var/task/function.jar"));
  }
}

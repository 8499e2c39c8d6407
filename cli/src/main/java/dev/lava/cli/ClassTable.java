package dev.lava.cli;

import dev.lava.bench.ClassList;
import dev.lava.bench.start.ClassLoad;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of a start as people read them: below the code that caused them to be loaded, causes
 * in the order in which they came up.
 */
record ClassTable(ClassList list) {
  String text() {
    List<ClassLoad> classes = list.classes();
    long cached = classes.stream().filter(ClassLoad::cached).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d classes before the first answer, %d of them from a cache; * marks those that are not"
            .formatted(classes.size(), cached));
    if (!list.why()) {
      lines.add("a JVM older than 25 does not tell why");
    }
    byCause(classes)
        .forEach(
            (cause, loads) -> {
              lines.add("");
              lines.add("%s: %d".formatted(cause, loads.size()));
              loads.forEach(load -> lines.add((load.cached() ? "    " : "  * ") + load.name()));
            });
    return String.join("\n", lines);
  }

  private static Map<String, List<ClassLoad>> byCause(List<ClassLoad> classes) {
    Map<String, List<ClassLoad>> causes = new LinkedHashMap<>();
    for (ClassLoad load : classes) {
      causes.computeIfAbsent(load.cause(), _ -> new ArrayList<>()).add(load);
    }
    return causes;
  }
}

package dev.lava.bench.start;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Lava's runtime tells of its own start, in one line of {@code name=nanoseconds}. */
record PhaseLine(Map<String, Long> values) {
  /** What makes the runtime tell. */
  static final String OPTION = "-Dlava.phases=true";

  private static final String LABEL = "lava-phases ";

  /** The line among those of a process; empty where the image has another runtime. */
  static Optional<PhaseLine> find(List<String> said) {
    return said.stream()
        .filter(line -> line.contains(LABEL))
        .findFirst()
        .map(line -> parse(line.substring(line.indexOf(LABEL) + LABEL.length())));
  }

  private static PhaseLine parse(String text) {
    Map<String, Long> values = new HashMap<>();
    for (String pair : text.strip().split(" ")) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals), Long.parseLong(pair.substring(equals + 1)));
    }
    return new PhaseLine(values);
  }

  /** When a point was reached; 0 where it was not, as in functions of streams. */
  long at(String name) {
    return values.getOrDefault(name, 0L);
  }
}

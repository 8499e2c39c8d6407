package dev.lava.bench.start;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the JVM's own log says of a start. Its decorations are two clocks: the monotonic one, and
 * the time since the JVM began.
 *
 * @param began when the JVM began, by {@link System#nanoTime}; empty where it has logged nothing
 * @param loads the classes in the order in which they were loaded
 */
record JvmLog(OptionalLong began, List<ClassLoad> loads) {
  private static final String OUTPUT = ":stderr:timenanos,uptimenanos";

  /** One line from the start of every JVM. */
  static final String START = "-Xlog:gc+init" + OUTPUT;

  /** A line for each class. */
  static final String CLASSES = "-Xlog:class+load" + OUTPUT;

  /** And what Java code was running (JDK 25). */
  static final String CAUSES = "-Xlog:class+load+cause" + OUTPUT + " -XX:LogClassLoadingCauseFor=*";

  private static final Pattern LINE = Pattern.compile("\\[(\\d+)ns\\]\\[(\\d+)ns\\] (.*)");
  private static final Pattern LOAD = Pattern.compile("(\\S+) source: (.*)");
  private static final String FRAME = "\tat ";

  static JvmLog parse(List<String> said) {
    OptionalLong began = OptionalLong.empty();
    List<ClassLoad> loads = new ArrayList<>();
    List<String> stack = new ArrayList<>();
    for (String text : said) {
      Matcher line = LINE.matcher(text);
      if (!line.matches()) {
        continue;
      }
      long now = Long.parseLong(line.group(1));
      if (began.isEmpty()) {
        began = OptionalLong.of(now - Long.parseLong(line.group(2)));
      }
      Matcher load = LOAD.matcher(line.group(3));
      if (line.group(3).startsWith(FRAME)) {
        stack.add(line.group(3).substring(FRAME.length()));
      } else if (load.matches()) {
        attach(stack, loads);
        loads.add(new ClassLoad(load.group(1), load.group(2), now, List.of()));
      }
    }
    attach(stack, loads);
    return new JvmLog(began, List.copyOf(loads));
  }

  /** The frames stand behind the class that they explain. */
  private static void attach(List<String> stack, List<ClassLoad> loads) {
    if (!stack.isEmpty() && !loads.isEmpty()) {
      ClassLoad last = loads.removeLast();
      loads.add(new ClassLoad(last.name(), last.source(), last.nanos(), stack));
    }
    stack.clear();
  }

  /** When a class was loaded. */
  OptionalLong loaded(String name) {
    return loads.stream()
        .filter(load -> load.name().equals(name))
        .mapToLong(ClassLoad::nanos)
        .findFirst();
  }
}

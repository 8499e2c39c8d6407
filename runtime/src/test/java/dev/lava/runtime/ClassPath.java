package dev.lava.runtime;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The class path of a function's process: that of the tests, or a part of it. */
record ClassPath(List<String> entries) {
  static ClassPath ofTests() {
    return new ClassPath(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
  }

  /** Without the jars of these names, which are given without their versions. */
  ClassPath without(String... jars) {
    List<String> names = List.of(jars);
    return new ClassPath(entries.stream().filter(entry -> !names.contains(name(entry))).toList());
  }

  /** Without what this module is built from, so that nothing of it shadows AWS's. */
  ClassPath withoutOurRuntime() {
    return new ClassPath(
        entries.stream().filter(entry -> !Path.of(entry).endsWith("classes")).toList());
  }

  private static String name(String entry) {
    return Path.of(entry).getFileName().toString().replaceFirst("-[0-9][^/]*\\.jar$", "");
  }

  @Override
  public String toString() {
    return entries.stream().collect(Collectors.joining(File.pathSeparator));
  }
}

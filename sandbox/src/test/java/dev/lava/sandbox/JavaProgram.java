package dev.lava.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of these tests, to be started in a JVM of its own. */
final class JavaProgram {
  private JavaProgram() {}

  static List<String> command(String classPath, Class<?> program, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath, program.getName()));
    line.addAll(List.of(arguments));
    return line;
  }

  static List<String> command(Class<?> program, String... arguments) {
    return command(System.getProperty("java.class.path"), program, arguments);
  }
}

package dev.lava.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The compilers of other languages, each in a JVM of its own. */
enum Compilers {
  GROOVY("Orders.groovy", "org.codehaus.groovy.tools.FileSystemCompiler --classpath"),
  KOTLIN(
      "Orders.kt",
      "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler -no-stdlib -no-reflect -nowarn -classpath"),
  SCALA("Orders.scala", "dotty.tools.dotc.Main -classpath");

  private final String source;
  private final String command;

  /**
   * A compiler.
   *
   * @param command its main class and options, the class path's last
   */
  Compilers(String source, String command) {
    this.source = source;
    this.command = command;
  }

  /** Compiles the language's source, a resource of the tests, into a directory. */
  Path compile(Path directory) throws IOException, InterruptedException {
    Path classes = Files.createDirectory(directory.resolve(name()));
    Path file = directory.resolve(source);
    try (var in = Compilers.class.getResourceAsStream(source)) {
      if (in == null) {
        throw new IOException("no resource " + source);
      }
      Files.copy(in, file);
    }
    String classPath = System.getProperty("java.class.path");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-classpath",
                classPath));
    arguments.addAll(List.of(command.split(" ", -1)));
    arguments.addAll(
        List.of(
            classPath + File.pathSeparator + classes, "-d", classes.toString(), file.toString()));
    Process process = new ProcessBuilder(arguments).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(source + " does not compile: " + output);
    }
    return classes;
  }
}

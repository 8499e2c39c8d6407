package dev.lava.build.spring;

import dev.lava.build.problem.BuildException;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.spring.start.Assumptions;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;

/**
 * What the program of the module {@code spring} has written.
 *
 * @param directory where
 */
record Generated(Path directory) {
  /** For native images; a JVM reads none of it. */
  private static final String NATIVE = "META-INF/native-image";

  /**
   * Compiles the sources, and gives the classes and resources with what they assume, in memory.
   *
   * @param classPath what they are compiled against
   * @throws BuildException where they do not compile; the message has what the compiler said
   */
  FileTree compile(JavaCompiler compiler, List<Path> classPath) throws BuildException, IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<Path> sources = sources();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      boolean compiled =
          sources.isEmpty()
              || compiler
                  .getTask(
                      said,
                      files,
                      null,
                      options(classPath, classes),
                      null,
                      files.getJavaFileObjectsFromPaths(sources))
                  .call();
      if (!compiled) {
        throw new BuildException(
            "%s: what Spring has generated does not compile, and the compiler says\n%s"
                .formatted(SpringAheadOfTime.OPTION, said.toString().indent(2).stripTrailing()));
      }
    }
    FileTree.Builder tree = FileTree.builder();
    putFiles(classes, tree);
    putFiles(directory.resolve("resources"), tree);
    byte[] assumptions = Files.readAllBytes(directory.resolve("assumptions"));
    tree.put(Assumptions.RESOURCE, new Node.File(Content.of(assumptions), 0_644));
    return tree.build();
  }

  private List<Path> sources() throws IOException {
    Path sources = directory.resolve("sources");
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private List<String> options(List<Path> classPath, Path classes) throws IOException {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--release", Files.readString(directory.resolve("release")).strip()));
    options.addAll(List.of("-proc:none", "-nowarn", "-parameters", "-encoding", "UTF-8"));
    // The classes that Spring has written as such are named by those it has written as sources.
    String path =
        Stream.concat(classPath.stream(), Stream.of(classes))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    options.addAll(List.of("-classpath", path, "-d", classes.toString()));
    return options;
  }

  private static void putFiles(Path from, FileTree.Builder tree) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = from.relativize(file).toString();
        if (!path.startsWith(NATIVE)) {
          tree.put(path, new Node.File(Content.of(Files.readAllBytes(file)), 0_644));
        }
      }
    }
  }
}

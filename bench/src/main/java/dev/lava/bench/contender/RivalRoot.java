package dev.lava.bench.contender;

import dev.lava.bench.floor.FloorProgram;
import dev.lava.bench.measure.Gate;
import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The root of the image's rivals: its operating system, its JVM and its function, without its
 * runtime and without what its build has learned about the function; AWS's client instead, and the
 * floor program.
 *
 * @param directory where it is
 * @param functionPath the function's part of the class path, paths in the root
 * @param clientPath AWS's part of it
 */
record RivalRoot(Path directory, List<String> functionPath, List<String> clientPath) {
  static final String FLOOR_JAR = "/opt/floor/floor.jar";
  private static final Set<String> WITHOUT = Set.of("var/runtime", "var/task/.lava");
  private static final String LOOSE = "/opt/client/function-classes.jar";

  /**
   * Makes it.
   *
   * @param image the image, unpacked
   * @param cache where downloads are kept
   */
  static RivalRoot make(Path image, Path directory, Path cache, Path scratch, Progress progress)
      throws BuildException, IOException {
    LinkedRoot.make(image, directory, WITHOUT);
    Gate.build(directory);
    Path client = Files.createDirectories(directory.resolve("opt/client/lib"));
    AwsClient.copyTo(client, cache, scratch, progress);
    floorJar(inside(directory, FLOOR_JAR));
    Path task = directory.resolve("var/task");
    List<String> function = new ArrayList<>();
    if (looseFiles(task, inside(directory, LOOSE))) {
      function.add(LOOSE);
    }
    function.addAll(jars(directory, task));
    function.addAll(jars(directory, task.resolve("lib")));
    function.addAll(jars(directory, directory.resolve("opt/java/lib")));
    return new RivalRoot(directory, function, jars(directory, client));
  }

  private static Path inside(Path root, String path) {
    return root.resolve(path.substring(1));
  }

  /** The jars of a directory as paths in the root, in the order of their names. */
  private static List<String> jars(Path root, Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .map(file -> "/" + root.relativize(file))
          .sorted()
          .toList();
    }
  }

  private static void floorJar(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    String name = FloorProgram.class.getName().replace('.', '/') + ".class";
    try (InputStream in =
            Objects.requireNonNull(
                FloorProgram.class.getClassLoader().getResourceAsStream(name), name);
        OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out)) {
      zip.putNextEntry(new JarEntry(name));
      in.transferTo(zip);
    }
  }

  /**
   * Puts classes that lie in the function's directory as files into a jar, because the JVM's caches
   * take no directories; false where there are none.
   */
  private static boolean looseFiles(Path task, Path jar) throws IOException {
    List<Path> loose = new ArrayList<>();
    if (Files.isDirectory(task)) {
      Files.walkFileTree(
          task,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return path.equals(task.resolve("lib"))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!task.equals(file.getParent()) || !file.toString().endsWith(".jar")) {
                loose.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
    if (loose.isEmpty()) {
      return false;
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out)) {
      for (Path file : loose.stream().sorted().toList()) {
        zip.putNextEntry(new JarEntry(task.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
    return true;
  }
}

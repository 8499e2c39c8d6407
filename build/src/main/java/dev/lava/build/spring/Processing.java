package dev.lava.build.spring;

import dev.lava.build.jar.ClassesJar;
import dev.lava.build.problem.BuildException;
import dev.lava.build.train.ImageProgram;
import dev.lava.image.tree.FileTree;
import dev.lava.spring.ProcessApplication;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;

/**
 * The processing of one image, inside of it: on its JVM, and with the class path that its bootstrap
 * makes, behind which stands the program.
 *
 * @param handler the handler, which {@code FunctionBuild} has found to be right
 * @param compiler compiles what is generated
 */
record Processing(String handler, JavaCompiler compiler) implements ImageProgram.Program<FileTree> {
  private static final String JAVA = "var/lang/bin/java";
  private static final String DIRECTORY = "var/task/.lava/spring";
  private static final String PROGRAM = DIRECTORY + "/program.jar";

  @Override
  public List<String> command(Path root) throws BuildException, IOException {
    if (!Files.isExecutable(root.resolve(JAVA))) {
      throw new BuildException(
          "%s runs on the image's own JVM, and the base image has none in /%s"
              .formatted(SpringAheadOfTime.OPTION, JAVA));
    }
    Files.createDirectories(root.resolve(DIRECTORY));
    layProgram(root.resolve(PROGRAM));
    List<String> classPath = new ArrayList<>(classPath(root));
    classPath.add("/" + PROGRAM);
    return List.of(
        "/" + JAVA,
        "-XX:TieredStopAtLevel=1",
        "-classpath",
        String.join(":", classPath),
        ProcessApplication.class.getName(),
        className(),
        "/" + DIRECTORY);
  }

  @Override
  public FileTree result(Path root, ImageProgram.Ended ended) throws BuildException, IOException {
    if (ended.status() == ProcessApplication.NO_APPLICATION) {
      throw new BuildException(
          "%s: making an object of %s, which is what a start does first, runs no SpringApplication, so there is nothing to process. The option is for handlers that run one, such as org.springframework.cloud.function.adapter.aws.FunctionInvoker where FUNCTION_INVOKER_LATE_INITIALIZATION is not set"
              .formatted(SpringAheadOfTime.OPTION, className()));
    }
    if (ended.status() != 0) {
      throw new BuildException(
          "%s failed; it ended with status %d, and the last lines of its output are\n%s"
              .formatted(
                  SpringAheadOfTime.OPTION,
                  ended.status(),
                  String.join("\n", ended.lastLines()).indent(2).stripTrailing()));
    }
    List<Path> classPath =
        classPath(root).stream().map(jar -> root.resolve(jar.substring(1))).toList();
    return new Generated(root.resolve(DIRECTORY)).compile(compiler, classPath);
  }

  /** AWS splits a handler at the last of these. */
  private String className() {
    int split = handler.lastIndexOf("::");
    return split < 0 ? handler : handler.substring(0, split);
  }

  /** Absolute in the image. */
  private static List<String> classPath(Path root) throws IOException {
    List<String> classPath = new ArrayList<>(jars(root, "var/runtime/lib"));
    classPath.addAll(jars(root, "var/task"));
    classPath.addAll(jars(root, "var/task/lib"));
    return classPath;
  }

  private static List<String> jars(Path root, String directory) throws IOException {
    if (!Files.isDirectory(root.resolve(directory))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root.resolve(directory))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .map(name -> "/" + directory + "/" + name)
          .toList();
    }
  }

  /** The jar or directory that the program's classes are in here, as a jar. */
  private static void layProgram(Path target) throws IOException {
    Path own;
    try {
      own =
          Path.of(
              ProcessApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the place of Lava's own classes is no path", e);
    }
    if (Files.isDirectory(own)) {
      ClassesJar.write(FileTree.scan(own), target);
    } else {
      Files.copy(own, target);
    }
  }
}

package dev.lava.build.project;

import dev.lava.build.inputs.FileStates;
import dev.lava.build.jar.ClassesJar;
import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Maven project: {@code target/classes}, and its dependencies in the scopes compile and runtime.
 * A module of a larger project is built from there, with those of its siblings that it needs.
 */
record MavenProject(Path directory) implements Project {
  static final BuildTool MAVEN = new BuildTool("Maven", "mvnw", "mvn");

  /** Pinned, since a plug-in named on the command line has no other place that pins it. */
  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:";

  static final String COPY_DEPENDENCIES = PLUGIN + "copy-dependencies";

  @Override
  public FunctionContents contents(Path scratch, Progress progress)
      throws BuildException, IOException {
    MavenReactor reactor = MavenReactor.of(directory);
    Path answer = scratch.resolve("class-path.txt");
    List<String> arguments = new ArrayList<>(List.of("-q", "-B"));
    arguments.addAll(reactor.selection());
    arguments.addAll(
        List.of(
            "process-classes",
            // The siblings are asked as well; the module is the last of them, since it needs them.
            PLUGIN + "build-classpath",
            "-DincludeScope=runtime",
            "-Dmdep.outputFile=" + answer.toAbsolutePath()));
    MAVEN.run(
        reactor.root(),
        List.of(reactor.root(), directory),
        directory,
        arguments,
        scratch.resolve("maven.log"),
        progress);
    Path classes = reactor.module().resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new BuildException(
          "Maven built '%s' but left no 'target/classes'; give the directory of the module that holds the handler%s"
              .formatted(directory, modules()));
    }
    List<Path> classPath = classPath(answer);
    List<Dependency> dependencies = new ArrayList<>();
    Path jars = Files.createDirectory(scratch.resolve("modules"));
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        dependencies.add(module(entry, jars));
      } else if (entry.toString().endsWith(".jar")) {
        dependencies.add(
            new Dependency(entry.getFileName().toString(), Content.of(entry), isSnapshot(entry)));
      }
    }
    return FunctionContents.of(FileTree.scan(classes), dependencies)
        .from(origins(classes, classPath));
  }

  /**
   * Everything in the outermost project but what builds write, and what stands outside of it and
   * says how to build. What a build reads besides, such as the time or a web page, is not seen.
   */
  @Override
  public Optional<FileStates> inputs() throws IOException {
    MavenReactor reactor = MavenReactor.of(directory);
    Path settings = Path.of(System.getProperty("user.home"), ".m2");
    FileStates inputs =
        new FileStates()
            .text(System.getenv().getOrDefault("MAVEN_OPTS", ""))
            .text(System.getenv().getOrDefault("MAVEN_ARGS", ""))
            .file(settings.resolve("settings.xml"))
            .file(settings.resolve("toolchains.xml"))
            .tree(reactor.root(), MavenProject::isRead);
    for (Path outside : reactor.outside()) {
      inputs.tree(outside, _ -> true);
    }
    return Optional.of(inputs);
  }

  private static boolean isRead(Path directory) {
    String name = directory.getFileName().toString();
    return !name.equals("target") && (!name.startsWith(".") || name.equals(".mvn"));
  }

  /** Of a snapshot in a repository there may be a newer one, which only Maven finds out. */
  private static Optional<List<Path>> origins(Path classes, List<Path> classPath) {
    if (classPath.stream().anyMatch(MavenProject::isSnapshot)) {
      return Optional.empty();
    }
    List<Path> origins = new ArrayList<>(classPath);
    origins.add(classes);
    return Optional.of(origins);
  }

  private static List<Path> classPath(Path answer) throws IOException {
    return Stream.of(Files.readString(answer).strip().split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  /** A sibling, as a jar of our own: Maven's would carry the time of its making. */
  private static Dependency module(Path classes, Path jars) throws IOException {
    // MODULE/target/classes
    Path home = classes.resolve("../..").normalize();
    Path jar =
        Files.createTempDirectory(jars, "module").resolve(home.getFileName().toString() + ".jar");
    ClassesJar.write(FileTree.scan(classes), jar);
    return new Dependency(jar.getFileName().toString(), Content.of(jar), true);
  }

  /** By the directory, which has the version's name; files may carry a time in its place. */
  private static boolean isSnapshot(Path entry) {
    return entry.resolve("..").normalize().toString().endsWith("-SNAPSHOT");
  }

  private String modules() throws IOException {
    Path home = directory.toAbsolutePath().normalize();
    List<Path> listed = MavenReactor.modules(home);
    return listed.isEmpty()
        ? ""
        : listed.stream()
            .map(module -> directory.resolve(home.relativize(module)).toString())
            .collect(Collectors.joining(", ", ": one of ", ""));
  }
}

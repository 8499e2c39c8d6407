package dev.lava.build.project;

import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven project: {@code target/classes}, and its dependencies in the scopes compile and runtime.
 */
record MavenProject(Path directory) implements Project {
  static final BuildTool MAVEN = new BuildTool("Maven", "mvnw", "mvn");

  /** Pinned, since a plug-in named on the command line has no other place that pins it. */
  static final String COPY_DEPENDENCIES =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies";

  @Override
  public FunctionContents contents(Path scratch, Progress progress)
      throws BuildException, IOException {
    Path jars = Files.createDirectory(scratch.resolve("dependencies"));
    MAVEN.run(
        directory,
        List.of(
            "-q",
            "-B",
            "process-classes",
            COPY_DEPENDENCIES,
            "-DincludeScope=runtime",
            "-Dmdep.useBaseVersion=true",
            "-DoutputDirectory=" + jars.toAbsolutePath()),
        scratch.resolve("maven.log"),
        progress);
    Path classes = directory.resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new BuildException(
          "Maven built '%s' but left no 'target/classes'; give the directory of the module that holds the handler"
              .formatted(directory));
    }
    return FunctionContents.of(FileTree.scan(classes), dependencies(jars));
  }

  private static List<Dependency> dependencies(Path jars) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(jars)) {
      files = listed.sorted().toList();
    }
    List<Dependency> dependencies = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".jar")) {
        dependencies.add(new Dependency(name, Content.of(file)));
      }
    }
    return dependencies;
  }
}

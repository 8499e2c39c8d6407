package dev.lava.build.project;

import dev.lava.build.inputs.FileStates;
import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Gradle project: the main source set's output, and its {@code runtimeClasspath}. An init script
 * asks Gradle for both, so the project's own build files stay as they are. A subproject is built by
 * the wrapper of the project that it belongs to.
 */
record GradleProject(Path directory) implements Project {
  private static final BuildTool GRADLE = new BuildTool("Gradle", "gradlew", "gradle");
  private static final String SCRIPT = "function-contents.init.gradle";

  @Override
  public FunctionContents contents(Path scratch, Progress progress)
      throws BuildException, IOException {
    Path script = scratch.resolve(SCRIPT);
    try (InputStream in = GradleProject.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + SCRIPT + " is missing from lava-build");
      }
      Files.copy(in, script);
    }
    Path answer = scratch.resolve("contents.txt");
    GRADLE.run(
        directory,
        List.of(directory, home()),
        directory,
        List.of(
            "--quiet",
            "--console=plain",
            "--init-script",
            script.toAbsolutePath().toString(),
            "-Plava.project=" + directory.toAbsolutePath(),
            "-Plava.contents=" + answer.toAbsolutePath(),
            "lavaContents"),
        scratch.resolve("gradle.log"),
        progress);
    return read(answer);
  }

  /** Gradle asks itself what has changed, and knows more about it. */
  @Override
  public Optional<FileStates> inputs() {
    return Optional.empty();
  }

  /** The nearest directory with settings, where the wrapper is. */
  private Path home() {
    Path absolute = directory.toAbsolutePath().normalize();
    for (Path above = absolute; above != null; above = above.getParent()) {
      if (Files.isRegularFile(above.resolve("settings.gradle"))
          || Files.isRegularFile(above.resolve("settings.gradle.kts"))) {
        return above;
      }
    }
    return absolute;
  }

  /**
   * Lines of {@code classes DIR}, {@code dependency JAR}, and {@code module JAR} for those that the
   * same build makes, as the init script writes them.
   */
  private FunctionContents read(Path answer) throws BuildException, IOException {
    FileTree classes = FileTree.empty();
    List<Dependency> dependencies = new ArrayList<>();
    for (String line : Files.readAllLines(answer)) {
      int space = line.indexOf(' ');
      Path path = Path.of(line.substring(space + 1));
      String name = path.getFileName().toString();
      if (line.startsWith("classes ")) {
        classes = Files.isDirectory(path) ? classes.with(FileTree.scan(path)) : classes;
      } else {
        boolean changing = line.startsWith("module ") || name.endsWith("-SNAPSHOT.jar");
        dependencies.add(new Dependency(name, Content.of(path), changing));
      }
    }
    if (classes.entries().isEmpty()) {
      throw new BuildException(
          "Gradle built '%s' but its main source set has no classes; give the directory of the project that holds the handler"
              .formatted(directory));
    }
    return FunctionContents.of(classes, dependencies);
  }
}

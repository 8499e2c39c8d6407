package dev.lava.build.project;

import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Gradle project: the main source set's output, and its {@code runtimeClasspath}. An init script
 * asks Gradle for both, so the project's own build files stay as they are.
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
        List.of(
            "--quiet",
            "--console=plain",
            "--init-script",
            script.toAbsolutePath().toString(),
            "-Plava.contents=" + answer.toAbsolutePath(),
            "lavaContents"),
        scratch.resolve("gradle.log"),
        progress);
    return read(answer);
  }

  /** Lines of {@code classes DIR} and {@code dependency JAR}, as the init script writes them. */
  private FunctionContents read(Path answer) throws BuildException, IOException {
    FileTree classes = FileTree.empty();
    Map<String, Dependency> dependencies = new LinkedHashMap<>();
    for (String line : Files.readAllLines(answer)) {
      int space = line.indexOf(' ');
      Path path = Path.of(line.substring(space + 1));
      String name = path.getFileName().toString();
      if (line.startsWith("classes ")) {
        classes = Files.isDirectory(path) ? classes.with(FileTree.scan(path)) : classes;
      } else {
        dependencies.put(name, new Dependency(name, Content.of(path)));
      }
    }
    if (classes.entries().isEmpty()) {
      throw new BuildException(
          "Gradle built '%s' but its main source set has no classes; give the directory of the project that holds the handler"
              .formatted(directory));
    }
    return FunctionContents.of(classes, new ArrayList<>(dependencies.values()));
  }
}

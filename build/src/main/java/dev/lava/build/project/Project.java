package dev.lava.build.project;

import dev.lava.build.inputs.FileStates;
import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a function comes from.
 *
 * <table>
 * <caption>How a path is understood, the first row that fits</caption>
 * <tr><th>the path</th><th>is</th></tr>
 * <tr><td>a directory with {@code pom.xml}</td><td>a Maven project</td></tr>
 * <tr><td>a directory with {@code build.gradle} or {@code build.gradle.kts}</td><td>a Gradle
 * project</td></tr>
 * <tr><td>any other directory</td><td>classes, and jars in its {@code lib/}</td></tr>
 * <tr><td>a file that ends in {@code .jar} or {@code .zip}</td><td>an archive of classes, which may
 * carry its dependencies in {@code lib/} or {@code BOOT-INF/lib/}, or name them in its manifest's
 * {@code Class-Path}</td></tr>
 * </table>
 */
public sealed interface Project permits MavenProject, GradleProject, ClassDirectory, JarProject {
  /**
   * Compiles the project where it needs that, and gives what it contributes.
   *
   * @param scratch an empty directory of the caller's, which the contents may refer into
   * @throws BuildException where the project does not compile or holds no classes
   */
  FunctionContents contents(Path scratch, Progress progress) throws BuildException, IOException;

  /**
   * The state of all that {@link #contents} reads, but for the {@link FunctionContents#origins}
   * that it names itself; empty where nobody but the build tool can tell.
   */
  Optional<FileStates> inputs() throws IOException;

  /**
   * The project at a path.
   *
   * @throws BuildException where nothing there can be a function
   */
  static Project at(Path path) throws BuildException {
    if (Files.isDirectory(path)) {
      if (Files.isRegularFile(path.resolve("pom.xml"))) {
        return new MavenProject(path);
      }
      if (Files.isRegularFile(path.resolve("build.gradle"))
          || Files.isRegularFile(path.resolve("build.gradle.kts"))) {
        return new GradleProject(path);
      }
      return new ClassDirectory(path);
    }
    if (Files.isRegularFile(path)
        && (path.toString().endsWith(".jar") || path.toString().endsWith(".zip"))) {
      return new JarProject(path);
    }
    throw new BuildException(
        "'%s' is %s; a function is built from a Maven or Gradle project, a .jar or .zip file, or a directory of classes"
            .formatted(
                path, Files.exists(path) ? "no directory and no .jar or .zip file" : "not there"));
  }
}

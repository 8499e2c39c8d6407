package dev.lava.build.project;

import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.Coordinates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Jars from a Maven repository, fetched by Maven itself: it knows where repositories are, what a
 * user's settings say of mirrors and proxies, and what it has already.
 */
public final class MavenArtifacts {
  private MavenArtifacts() {}

  /**
   * Copies an artifact and what it needs to run into a directory.
   *
   * @param scratch a directory for Maven to work in
   * @throws BuildException where there is no Maven, or it fails; the message ends with the last
   *     lines it printed
   */
  public static void copy(Coordinates artifact, Path into, Path scratch, Progress progress)
      throws BuildException, IOException {
    Path project = Files.createDirectories(scratch.resolve(artifact.artifact()));
    Files.writeString(
        project.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>dev.lava.fetched</groupId>
          <artifactId>%2$s</artifactId>
          <version>%3$s</version>
          <packaging>pom</packaging>
          <dependencies>
            <dependency>
              <groupId>%1$s</groupId>
              <artifactId>%2$s</artifactId>
              <version>%3$s</version>
            </dependency>
          </dependencies>
        </project>
        """
            .formatted(artifact.group(), artifact.artifact(), artifact.version()));
    MavenProject.MAVEN.run(
        project,
        List.of(),
        project,
        List.of(
            "-q",
            "-B",
            MavenProject.COPY_DEPENDENCIES,
            "-DincludeScope=runtime",
            "-DoutputDirectory=" + into.toAbsolutePath()),
        scratch.resolve("maven.log"),
        progress);
  }
}

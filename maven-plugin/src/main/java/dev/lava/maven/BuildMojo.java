package dev.lava.maven;

import dev.lava.build.FunctionBuild;
import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.build.jar.ClassesJar;
import dev.lava.build.local.BuildSettings;
import dev.lava.build.local.LocalBuild;
import dev.lava.build.local.LocalImage;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.build.spring.SpringMode;
import dev.lava.build.train.EventFiles;
import dev.lava.build.train.TrainingEvent;
import dev.lava.build.train.TrainingMode;
import dev.lava.build.train.TrainingSettings;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;

/**
 * {@code lava:build}: puts this project's classes and runtime dependencies on a base image of the
 * local store. Maven itself must run on Java 25.
 */
@NullUnmarked // Maven sets the fields.
@Mojo(
    name = "build",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class BuildMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String version;

  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
  private File classes;

  /** What AWS Lambda calls: {@code com.example.App} or {@code com.example.App::handleRequest}. */
  @Parameter(property = "lava.handler", required = true)
  private String handler;

  /** The image's name in the local store. */
  @Parameter(property = "lava.tag", defaultValue = "${project.artifactId}:${project.version}")
  private String tag;

  /** The base image, of the local store. */
  @Parameter(property = "lava.from", defaultValue = "lava-java:25")
  private String from;

  /** How training counts: {@code require}, {@code try} or {@code off}. */
  @Parameter(property = "lava.train", defaultValue = "try")
  private String train;

  /**
   * What the function is invoked with in training, each {@code *.json} file an event. By default
   * the directory {@code events} of the project, and a sample where there is none.
   */
  @Parameter(property = "lava.events")
  private File events;

  /** Whether the function in training reaches this machine's network. */
  @Parameter(property = "lava.trainNetwork", defaultValue = "false")
  private boolean trainNetwork;

  /** Environment variables of the function in training. */
  @Parameter private Map<String, String> trainEnvironment = Map.of();

  /**
   * How much Spring's processing ahead of time counts: {@code require}, {@code try} or {@code off}.
   * For applications on Spring Boot 3 or newer; the variables are those of training. By default it
   * is tried where the function is trained.
   */
  @Parameter(property = "lava.springAot")
  private String springAot;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try (TemporaryDirectory scratch = TemporaryDirectory.create()) {
      LavaHome home = LavaHome.of(System.getenv());
      LocalImages images = new LocalImages(home);
      Reference base = Reference.parse(from);
      TrainingSettings training = training();
      BuildSettings settings =
          new BuildSettings(handler, SpringMode.parse(springAot, training.mode()), training);
      LocalImage built =
          new LocalBuild(home, version, System.getenv(), Progress.SILENT)
              .build(
                  contents(scratch.directory("modules")),
                  new FunctionBuild(images.image(base), base, home.builds()),
                  settings,
                  Reference.parse(tag));
      built.notes().forEach(getLog()::info);
      getLog().info(built.trained().outcome().toString());
      getLog().info("%s  %s".formatted(tag, built.trained().image().descriptor().digest()));
    } catch (BuildException | IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private TrainingSettings training() throws BuildException, IOException {
    List<TrainingEvent> found =
        events == null
            ? EventFiles.beside(project.getBasedir().toPath())
            : EventFiles.in(events.toPath());
    return new TrainingSettings(
        TrainingMode.parse(train), found, trainEnvironment, trainNetwork, Optional.empty());
  }

  private FunctionContents contents(Path modules) throws BuildException, IOException {
    if (!classes.isDirectory()) {
      throw new BuildException(
          "'%s' is not there, so there is no function to build: the goal comes behind the phase compile, as in 'mvn package' or 'mvn compile lava:build'"
              .formatted(classes));
    }
    List<Dependency> dependencies = new ArrayList<>();
    for (Artifact artifact : project.getArtifacts()) {
      if (artifact.getArtifactHandler().isAddedToClasspath()) {
        dependencies.add(dependency(artifact, modules));
      }
    }
    return FunctionContents.of(FileTree.scan(classes.toPath()), dependencies);
  }

  /**
   * Of a module of the same build that is not packaged yet, Maven gives the directory of classes.
   */
  private static Dependency dependency(Artifact artifact, Path modules) throws IOException {
    Path file = artifact.getFile().toPath();
    if (!Files.isDirectory(file)) {
      return new Dependency(file.getFileName().toString(), Content.of(file), artifact.isSnapshot());
    }
    String name = artifact.getArtifactId() + "-" + artifact.getBaseVersion() + ".jar";
    Path jar = Files.createTempDirectory(modules, "module").resolve(name);
    ClassesJar.write(FileTree.scan(file), jar);
    return new Dependency(name, Content.of(jar), true);
  }
}

package dev.lava.build.spring;

import dev.lava.build.FunctionBuild;
import dev.lava.build.home.LavaHome;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import dev.lava.build.train.ImageProgram;
import dev.lava.build.train.TrainingSettings;
import dev.lava.image.Image;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Has Spring process a function's application while its image is built. That fixes what Spring
 * would decide at each start: profiles, conditions, and which beans there are.
 *
 * @param home where images are unpacked and programs of images run
 * @param build how the function's image is built
 * @param blobs where its layers go
 * @param progress is told when the processing begins and ends
 */
public record SpringAheadOfTime(
    LavaHome home, FunctionBuild build, BlobDirectory blobs, Progress progress) {
  /** What users ask for, at the beginning of messages. */
  static final String OPTION = "processing Spring ahead of time (--spring-aot)";

  /**
   * Gives the contents with what Spring generates among the function's own classes.
   *
   * @param settings the variables, the sandbox and the network of training
   * @param scratch a directory of the caller's
   * @throws BuildException where the function is no application on Spring Boot 3 or newer, there is
   *     no compiler or no sandbox, or Spring or the compiler fails
   */
  public FunctionContents process(
      FunctionContents contents, String handler, TrainingSettings settings, Path scratch)
      throws BuildException, IOException {
    SpringBoot.require(contents, scratch);
    JavaCompiler compiler = compiler(ToolProvider.getSystemJavaCompiler());
    Image image = build.build(contents, handler, blobs, scratch);
    String task = "Spring's processing of " + handler;
    progress.on(new ProgressEvent.Started(task, OptionalLong.empty()));
    long start = System.nanoTime();
    FileTree generated =
        new ImageProgram(home, build.base())
            .run(image, settings, OPTION, new Processing(handler, compiler));
    progress.on(
        new ProgressEvent.Finished(task, Duration.ofNanos(System.nanoTime() - start), false));
    return new FunctionContents(
        SpringProperties.enable(contents.classes()).with(generated),
        contents.dependencies(),
        contents.origins(),
        contents.notes());
  }

  /** What a build that is remembered has to agree in besides, where Spring is processed. */
  public static String variant(TrainingSettings settings) {
    return " spring-aot %s %s %s"
        .formatted(
            new TreeMap<>(settings.environment()),
            settings.network(),
            settings.sandbox().orElse(""));
  }

  static JavaCompiler compiler(@Nullable JavaCompiler found) throws BuildException {
    if (found == null) {
      throw new BuildException(
          "%s compiles what Spring generates, and the Java that runs this build, %s in %s, has no compiler: it takes a JDK, not a JRE; JAVA_HOME names one"
              .formatted(OPTION, Runtime.version(), System.getProperty("java.home")));
    }
    return found;
  }
}

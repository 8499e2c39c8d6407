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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Has Spring process a function's application while its image is built. So Spring decides now what
 * it would decide at each start: profiles, conditions, and which beans there are. A start at which
 * it might decide otherwise does without (the module {@code spring}, {@code Assumptions}).
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

  private static final String PROCESSED =
      "Spring has processed the application ahead of time; a start whose profiles, or variables that its conditions look at, are others than those of --train-env does without, and says so";

  /**
   * Gives the contents with what Spring generates among the function's own classes, as far as the
   * mode wants it.
   *
   * @param settings the variables, the sandbox and the network of training
   * @param scratch a directory of the caller's
   * @throws BuildException where it is required and the function is no application on Spring Boot 3
   *     or newer, there is no compiler or no sandbox, or Spring or the compiler fails
   */
  public SpringContents process(
      FunctionContents contents,
      String handler,
      SpringMode mode,
      TrainingSettings settings,
      Path scratch)
      throws BuildException, IOException {
    return switch (mode) {
      case OFF -> new SpringContents(contents, false, true);
      case REQUIRE -> require(contents, handler, settings, scratch);
      case TRY -> {
        if (!SpringBoot.isNamedIn(contents)) {
          yield new SpringContents(contents, false, true);
        }
        try {
          yield require(contents, handler, settings, scratch);
        } catch (BuildException e) {
          yield new SpringContents(
              noting(
                  contents,
                  "it starts slower than it could, and as before; --spring-aot=off does not try: "
                      + e.getMessage()),
              false,
              false);
        }
      }
    };
  }

  private SpringContents require(
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
    FunctionContents processed =
        new FunctionContents(
            StartFiles.addTo(contents.classes()).with(generated),
            contents.dependencies(),
            contents.origins(),
            contents.notes());
    return new SpringContents(noting(processed, PROCESSED), true, true);
  }

  private static FunctionContents noting(FunctionContents contents, String note) {
    List<String> notes = new ArrayList<>(contents.notes());
    notes.add(note);
    return new FunctionContents(
        contents.classes(), contents.dependencies(), contents.origins(), notes);
  }

  /** What a build that is remembered has to agree in besides. */
  public static String variant(SpringMode mode, TrainingSettings settings) {
    if (mode == SpringMode.OFF) {
      return "";
    }
    return " spring-aot %s %s %s %s"
        .formatted(
            mode,
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

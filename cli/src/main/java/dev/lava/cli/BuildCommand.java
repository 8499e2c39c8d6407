package dev.lava.cli;

import dev.lava.build.local.BuildSettings;
import dev.lava.build.local.LocalImage;
import dev.lava.build.problem.BuildException;
import dev.lava.build.spring.SpringMode;
import dev.lava.build.train.TrainingMode;
import dev.lava.build.train.TrainingSettings;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.reference.Reference;
import dev.lava.image.source.ImageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a function's image. */
@Command(
    name = "build",
    description = "Build the image of a function on top of a base image.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava build samples/greeting --handler dev.lava.samples.greeting.Greeting --tag greeting:latest",
      "  lava build target/app.jar --handler com.example.App::handle --output oci-archive:app.tar"
    })
final class BuildCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "PATH",
      description =
          "a Maven or Gradle project, a jar or zip package, or a directory of classes with an optional lib/")
  private Path path;

  @Option(
      names = "--handler",
      required = true,
      paramLabel = "H",
      description = "what AWS Lambda calls: com.example.App or com.example.App::handleRequest")
  private String handler;

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      description = "the image's name in the local store (default: the name of PATH)")
  private @Nullable String tag;

  @Option(
      names = "--from",
      paramLabel = "BASE",
      defaultValue = BaseCommand.DEFAULT_TAG,
      description =
          "the base image: of the local store or a registry, oci:DIR[:NAME] or oci-archive:FILE[:NAME] (default: ${DEFAULT-VALUE})")
  private String from;

  @Option(
      names = "--slim",
      description =
          "take a base image with only those modules of the JDK that the function's classes name; it is made from the recipe of BASE and kept for the next build")
  private boolean slim;

  @Option(
      names = "--add-modules",
      paramLabel = "M",
      split = ",",
      description =
          "with --slim: modules that are found by reflection alone, such as jdk.charsets, separated by commas")
  private List<String> addModules = List.of();

  @Option(
      names = "--spring-aot",
      paramLabel = "MODE",
      description =
          "have Spring find out now what it would find out at each start, for applications on Spring Boot 3 or newer: require (or the build fails), try, or off (default: try, and off with --train=off)")
  private @Nullable String spring;

  @Option(
      names = "--rebuild",
      description =
          "run the project's own build tool even where no file of the project has changed since the last build")
  private boolean rebuild;

  @Mixin private BakeOptions bake;
  @Mixin private RegistryOptions registries;
  @Mixin private TrainingOptions training;
  @Mixin private ResultOptions result;

  BuildCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws BuildException, IOException {
    result.check();
    Reference name = tag == null ? ProjectBuild.defaultName(path) : Reference.parse(tag);
    TrainingSettings settings = training.settings(path);
    Terminal terminal = surroundings.terminal();
    SpringMode springMode = SpringMode.parse(spring, settings.mode());
    LocalImage built;
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      built =
          new ProjectBuild(surroundings, rebuild, progress)
              .build(
                  path,
                  base(),
                  slimBase(settings),
                  new BuildSettings(handler, springMode, settings),
                  name);
    }
    if (built.known()) {
      terminal.err().println("nothing has changed since the last build");
    }
    built.notes().forEach(note -> terminal.err().println("note: " + note));
    terminal.err().println(built.trained().outcome());
    result.deliver(
        surroundings,
        name,
        built.trained().image(),
        () -> Map.of("training", TrainingJson.of(settings.mode(), built.trained().outcome())));
    return ExitCode.OK;
  }

  private NeededImage base() {
    return new NeededImage(ImageSource.parse(from), registries);
  }

  private Optional<SlimBase> slimBase(TrainingSettings settings) {
    if (!slim && !addModules.isEmpty()) {
      throw new IllegalArgumentException(
          "--add-modules says what a slim base image has besides; it goes with --slim, and the full base has all modules of java.se");
    }
    boolean trained = settings.mode() != TrainingMode.OFF;
    return slim
        ? Optional.of(new SlimBase(surroundings, bake, addModules, trained))
        : Optional.empty();
  }
}

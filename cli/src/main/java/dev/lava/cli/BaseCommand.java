package dev.lava.cli;

import dev.lava.build.problem.BuildException;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.reference.Reference;
import dev.lava.image.source.ImageSource;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a base image from a recipe. */
@Command(
    name = "base",
    description = "Build a base image from a recipe.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava base",
      "  lava base java25 --arch arm64 --tag lava-java:25-arm64 --output oci:base",
      "  lava base provided --from oci:al2023",
      "  lava base dotnet --set version=10.0.1 --set archive=aspnetcore-runtime.tar.gz \\",
      "    --set archive-sha512=0123…cdef --set runtime-support=publish"
    })
final class BaseCommand implements Callable<Integer> {
  static final String DEFAULT_RECIPE = "java25";
  static final String DEFAULT_TAG = "lava-java:25";

  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RECIPE",
      defaultValue = DEFAULT_RECIPE,
      description =
          "a recipe that Lava brings, or the path of a .yaml file (default: ${DEFAULT-VALUE})")
  private String recipe;

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description = "amd64 or arm64 (default: this machine's)")
  private @Nullable String architecture;

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      description =
          "the image's name in the local store (default: lava-java:25, or the recipe's name)")
  private @Nullable String tag;

  @Option(
      names = "--from",
      paramLabel = "IMAGE",
      description = {
        "an image that takes the place of the recipe's operating system: one of the local store,",
        "oci:DIR or oci-archive:FILE; its layers stay as they are"
      })
  private @Nullable String from;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "the value of a parameter that the recipe asks for; may be given several times")
  private Map<String, String> parameters = Map.of();

  @Mixin private BakeOptions bake;
  @Mixin private ResultOptions result;

  BaseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws BuildException, IOException {
    result.check();
    Platform platform = architecture == null ? Platform.host() : Platform.parse(architecture);
    BaseBuild.Wish wish =
        new BaseBuild.Wish(recipe, parameters, Optional.ofNullable(from).map(ImageSource::parse));
    Terminal terminal = surroundings.terminal();
    BaseBuild build = new BaseBuild(surroundings, bake);
    Reference name = tag == null ? BaseBuild.defaultName(recipe) : Reference.parse(tag);
    Image image;
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      image = build.build(wish, platform, name, progress);
    }
    result.deliver(surroundings, name, image);
    return ExitCode.OK;
  }
}

package dev.lava.cli;

import dev.lava.build.problem.BuildException;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.reference.Reference;
import java.io.IOException;
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
      "  lava base java25 --arch arm64 --tag lava-java:25-arm64 --output oci:base"
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

  @Mixin private BakeOptions bake;
  @Mixin private ResultOptions result;

  BaseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws BuildException, IOException {
    result.check();
    Platform platform = architecture == null ? Platform.host() : Platform.parse(architecture);
    Terminal terminal = surroundings.terminal();
    BaseBuild build = new BaseBuild(surroundings, bake);
    Reference name = tag == null ? BaseBuild.defaultName(recipe) : Reference.parse(tag);
    Image image;
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      image = build.build(recipe, platform, name, progress);
    }
    result.deliver(terminal, name, image);
    return ExitCode.OK;
  }
}

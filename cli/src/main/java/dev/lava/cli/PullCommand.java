package dev.lava.cli;

import dev.lava.build.home.LocalImages;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pulls an image from a registry into the local store. */
@Command(
    name = "pull",
    description = "Pull an image from a registry into the local store, where it keeps its name.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava pull registry.example.com/lambda/provided:al2023 --arch arm64",
      "  lava pull localhost:5000/greeting:1.0 --output oci-archive:greeting.tar",
      "",
      "Logins are those that 'docker login', 'podman login' or a credential helper have left."
    })
final class PullCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "an image's name with its registry, such as localhost:5000/greeting:1.0")
  private String name;

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description =
          "amd64 or arm64 (default: of a list of images the one for this machine, of one image"
              + " whatever it is for)")
  private @Nullable String architecture;

  @Mixin private RegistryOptions options;
  @Mixin private ResultOptions result;

  PullCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    result.check();
    Reference reference = Reference.parse(name);
    Names.requireRegistry(reference);
    Optional<Platform> platform = Optional.ofNullable(architecture).map(Platform::parse);
    Terminal terminal = surroundings.terminal();
    Image image;
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      image =
          options
              .registries(surroundings)
              .pull(reference, platform, new LocalImages(surroundings.home()).store(), progress);
    }
    result.deliver(surroundings, reference, image);
    return ExitCode.OK;
  }
}

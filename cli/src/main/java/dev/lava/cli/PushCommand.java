package dev.lava.cli;

import dev.lava.build.home.LocalImages;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.Image;
import dev.lava.image.reference.Reference;
import dev.lava.image.registry.Pushed;
import dev.lava.image.registry.Registries;
import dev.lava.image.source.ImageSource;
import dev.lava.image.source.ImageSources;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pushes an image of this machine to a registry. */
@Command(
    name = "push",
    description = {
      "Push an image to a registry, with what is said about it: bills of materials, signatures.",
      "Prints the image's name by digest, and nothing else, on standard output."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava push greeting:latest registry.example.com/greeting:1.0",
      "  aws lambda update-function-code --function-name greeting --image-uri $(lava push greeting:latest $REPOSITORY:1.0)",
      "",
      "Logins are those that 'docker login', 'podman login' or a credential helper have left."
    })
final class PushCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "IMAGE",
      description = "an image of the local store, oci:DIR[:NAME] or oci-archive:FILE[:NAME]")
  private String image;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DEST",
      description = "its name in a registry (default: IMAGE, where that names a registry)")
  private @Nullable String destination;

  @Option(names = "--json", description = "print one JSON document about the push")
  private boolean json;

  @Mixin private RegistryOptions options;

  PushCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ImageSource source = ImageSource.parse(image);
    Reference name = destination == null ? ownName(source) : Reference.parse(destination);
    Names.requireRegistry(name);
    Terminal terminal = surroundings.terminal();
    Registries registries = options.registries(surroundings);
    ImageSources sources = new LocalImages(surroundings.home()).sources();
    Image found = sources.image(source, Optional.empty());
    Pushed pushed;
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      pushed =
          registries.push(
              name, found, sources.referrers(source, found), Optional.empty(), progress);
    }
    new PushReport(pushed).tell(terminal, json);
    return ExitCode.OK;
  }

  private static Reference ownName(ImageSource source) {
    if (source instanceof ImageSource.Named(Reference reference)) {
      return reference;
    }
    throw new IllegalArgumentException(
        "'%s' has no name in a registry; name one behind it, such as localhost:5000/greeting:1.0"
            .formatted(source));
  }
}

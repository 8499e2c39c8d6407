package dev.lava.cli;

import dev.lava.build.home.LocalImages;
import dev.lava.build.train.Training;
import dev.lava.cli.terminal.Json;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Platform;
import dev.lava.image.change.Rebase;
import dev.lava.image.reference.Reference;
import dev.lava.image.registry.Registries;
import dev.lava.image.source.ImageSource;
import dev.lava.image.source.ImageSources;
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
import tools.jackson.databind.node.ArrayNode;

/** Puts a function's image on another base without building it again. */
@Command(
    name = "rebase",
    description = {
      "Put an image on another base without building it again, such as one with security fixes.",
      "Its own layers, and what it has changed in its base's configuration, stay as they are. What"
          + " training has left is dropped: it holds for the old base's JVM and jars only."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava rebase greeting:1.0 --onto lava-java:25",
      "  lava rebase registry.example/greeting:1.0 --onto registry.example/lava-java:25 --tag greeting:1.1"
    })
final class RebaseCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "IMAGE",
      description = "a name, oci:DIR[:NAME] or oci-archive:FILE[:NAME]")
  private String image;

  @Option(
      names = "--onto",
      required = true,
      paramLabel = "NEWBASE",
      description = "the base that it is to stand on, named like IMAGE")
  private String onto;

  @Option(
      names = "--from",
      paramLabel = "OLDBASE",
      description = "the base that it stands on (default: the one that its annotations name)")
  private @Nullable String from;

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      description = "the result's name in the local store (default: IMAGE)")
  private @Nullable String tag;

  @Mixin private RegistryOptions options;
  @Mixin private ResultOptions result;

  RebaseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    result.check();
    ImageSource source = ImageSource.parse(image);
    ImageSource base = ImageSource.parse(onto);
    Reference name = tag == null ? Names.of(source) : Reference.parse(tag);
    LocalImages local = new LocalImages(surroundings.home());
    ImageSources sources = local.sources(options.registries(surroundings));
    Image old = sources.image(source, Optional.empty());
    Optional<Platform> platform = Optional.of(old.config().platform());
    Rebase rebase =
        new Rebase(
            from == null ? base(sources, old) : sources.image(ImageSource.parse(from), platform),
            sources.image(base, platform),
            Names.of(base));
    Rebase.Rebased rebased = rebase.apply(old, Training::made);
    Terminal terminal = surroundings.terminal();
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      Registries.fetch(rebased.image(), local.store().blobs(), progress);
      local.store().write(name, rebased.image());
    }
    ArrayNode left = Json.object().putArray("dropped");
    for (HistoryEntry layer : rebased.left()) {
      left.add(layer.createdBy());
      terminal
          .err()
          .println(
              "note: the layer of '%s' is dropped: it holds for the JVM and the jars of the old base only; 'lava build' trains anew"
                  .formatted(layer.createdBy()));
    }
    result.deliver(surroundings, name, rebased.image(), () -> Map.of("dropped", left));
    return ExitCode.OK;
  }

  private Image base(ImageSources sources, Image old) throws IOException {
    Optional<Image> base = sources.base(old);
    if (base.isEmpty()) {
      throw new ImageException(
          "the base of '%s' is not known or nowhere to be found; name the one that it was built on with --from"
              .formatted(image));
    }
    return base.get();
  }
}

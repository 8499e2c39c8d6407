package dev.lava.cli;

import dev.lava.build.home.LocalImages;
import dev.lava.cli.terminal.Json;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.archive.Destination;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Referrer;
import dev.lava.image.registry.Pushed;
import dev.lava.image.registry.Registries;
import dev.lava.image.source.ImageSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies an image from any place to any other. */
@Command(
    name = "copy",
    description = {
      "Copy an image, with what is said about it, from one place to another.",
      "A name with a registry is of that registry, one without is of the local store."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava copy localhost:5000/greeting:1.0 registry.example/team/greeting:1.0",
      "  lava copy oci:build/image greeting:1.0",
      "  lava copy greeting:1.0 oci-archive:greeting.tar --json"
    })
final class CopyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "a name, oci:DIR[:NAME] or oci-archive:FILE[:NAME]")
  private String from;

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description = "a name, oci:DIR, oci-archive:FILE or docker-archive:FILE")
  private String to;

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description = "amd64 or arm64, where FROM is a list of images (default: this machine's)")
  private @Nullable String architecture;

  @Option(names = "--json", description = "print one JSON document about the image or the push")
  private boolean json;

  @Mixin private RegistryOptions options;

  CopyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ImageSource source = ImageSource.parse(from);
    CopyTarget target = CopyTarget.parse(to);
    Optional<Platform> platform = Optional.ofNullable(architecture).map(Platform::parse);
    Registries registries = options.registries(surroundings);
    LocalImages local = new LocalImages(surroundings.home());
    Terminal terminal = surroundings.terminal();
    Image image;
    Optional<Pushed> pushed = Optional.empty();
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      // Not by the local store first: it may hold an older image by the name that a registry's has.
      Optional<Reference> remote = remote(source);
      List<Referrer> referrers;
      if (remote.isPresent()) {
        image = registries.read(remote.get(), platform);
        referrers = registries.referrers(remote.get(), image);
      } else {
        image = local.sources().image(source, platform);
        referrers = local.sources().referrers(source, image);
      }
      switch (target) {
        case CopyTarget.InRegistry(Reference name) ->
            pushed = Optional.of(registries.push(name, image, referrers, remote, progress));
        case CopyTarget.InStore(Reference name) ->
            keep(local.store(), name, image, referrers, progress);
        case CopyTarget.InLayout(var directory) ->
            keep(OciLayout.create(directory), Names.of(source), image, referrers, progress);
        case CopyTarget.InArchive(Destination archive) ->
            archive.write(Names.of(source), image, referrers);
      }
    }
    if (pushed.isPresent()) {
      new PushReport(pushed.get()).tell(terminal, json);
    } else {
      ImageSummary summary = new ImageSummary(to, image);
      terminal.out().println(json ? Json.text(summary.json()) : summary.line());
    }
    return ExitCode.OK;
  }

  private static void keep(
      OciLayout layout, Reference name, Image image, List<Referrer> referrers, Progress progress)
      throws IOException {
    Registries.fetch(image, layout.blobs(), progress);
    layout.write(name, image);
    for (Referrer referrer : referrers) {
      layout.attach(referrer);
    }
  }

  private static Optional<Reference> remote(ImageSource source) {
    return source instanceof ImageSource.Named(Reference reference)
            && reference.registry().isPresent()
        ? Optional.of(reference)
        : Optional.empty();
  }
}

package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.build.record.BuildRecord;
import dev.lava.cli.terminal.Json;
import dev.lava.image.Image;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.bom.BillOfMaterials;
import dev.lava.image.inspect.Inspection;
import dev.lava.image.source.ImageSource;
import dev.lava.image.source.ImageSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what an image is made of, and what that costs. */
@Command(
    name = "inspect",
    description = "Show what an image is made of, what each part costs and what is wasted.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava inspect lava-java:25",
      "  lava inspect oci-archive:image.tar --json --html image.html"
    })
final class InspectCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ImageArgument image;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Option(
      names = "--sbom",
      description =
          "print the bill of materials: packages, jars and the Java runtime, as CycloneDX")
  private boolean sbom;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "also write a page with a map of the image, which needs nothing else")
  private @Nullable Path html;

  InspectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ImageSource source = image.source();
    ImageSources sources = image.sources(surroundings);
    if (sbom) {
      surroundings.terminal().out().println(sbom(sources, source));
      return ExitCode.OK;
    }
    Image found = sources.image(source, Optional.empty());
    InspectionText text =
        new InspectionText(new ImageSummary(source.toString(), found), Inspection.of(found));
    if (html != null) {
      write(html.toAbsolutePath().normalize(), InspectionPage.of(text));
    }
    surroundings.terminal().out().println(json ? Json.text(text.json()) : text.text());
    return ExitCode.OK;
  }

  /** The bill that is kept beside the image, or else one that is made now. */
  private String sbom(ImageSources sources, ImageSource source) throws IOException {
    Image found = sources.image(source, Optional.empty());
    Optional<BillOfMaterials> kept = BuildRecord.billAmong(sources.referrers(source, found));
    BillOfMaterials bill =
        kept.isPresent()
            ? kept.get()
            : BuildRecord.of(
                    surroundings.home(),
                    sources.store(),
                    Version.text(),
                    surroundings.environment())
                .bill(found, Map.of());
    return new String(bill.json(), UTF_8);
  }

  private static void write(Path file, String page) throws IOException {
    Path directory = file.getParent();
    if (directory == null || Files.isDirectory(file)) {
      throw new IOException("'%s' is a directory, where a page is a file".formatted(file));
    }
    Files.createDirectories(directory);
    try (PartialFile partial = PartialFile.create(directory)) {
      partial.write(page.getBytes(UTF_8));
      partial.moveTo(file);
    }
  }
}

package dev.lava.cli;

import dev.lava.build.home.LocalImages;
import dev.lava.cli.terminal.Json;
import dev.lava.image.reference.Reference;
import dev.lava.image.source.ImageSource;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what an image is made of. */
@Command(
    name = "inspect",
    description = "Show what an image of the local store is made of.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  lava inspect lava-java:25 --json"})
final class InspectCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "IMAGE", description = "an image of the local store")
  private String image;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Option(
      names = "--sbom",
      description =
          "print the bill of materials: packages, jars and the Java runtime, as CycloneDX")
  private boolean sbom;

  InspectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (sbom) {
      surroundings
          .terminal()
          .out()
          .println(new SbomText(surroundings).of(ImageSource.parse(image)));
      return ExitCode.OK;
    }
    Reference reference = Reference.parse(image);
    ImageSummary summary =
        new ImageSummary(
            reference.toString(), new LocalImages(surroundings.home()).image(reference));
    surroundings.terminal().out().println(json ? Json.text(summary.json()) : summary.text());
    return ExitCode.OK;
  }
}

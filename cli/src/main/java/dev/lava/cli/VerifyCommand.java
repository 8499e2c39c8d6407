package dev.lava.cli;

import dev.lava.cli.terminal.Json;
import dev.lava.cli.terminal.Table;
import dev.lava.image.Image;
import dev.lava.image.signature.ImageVerification;
import dev.lava.image.signature.ImageVerification.Finding;
import dev.lava.image.signature.ImageVerification.Outcome;
import dev.lava.image.source.ImageSource;
import dev.lava.image.source.ImageSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Verifies an image with a public key. */
@Command(
    name = "verify",
    description =
        "Verify that a key signed an image, that all its bytes are those it signed, and what is said about it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava verify greeting:latest --key cosign.pub",
      "",
      "The exit status is 1 where anything does not hold."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ImageArgument image;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "the public key, in PEM")
  private Path key;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ImageSource source = image.source();
    ImageSources sources = image.sources(surroundings);
    Image read = sources.image(source, Optional.empty());
    List<Finding> findings = ImageVerification.of(read, sources.referrers(source, read), key);
    boolean holds = findings.stream().noneMatch(finding -> finding.outcome() == Outcome.FAILS);
    surroundings
        .terminal()
        .out()
        .println(json ? document(read, holds, findings) : text(source, holds, findings));
    return holds ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static String text(ImageSource source, boolean holds, List<Finding> findings) {
    Table table = new Table("verified", "", "");
    findings.forEach(one -> table.row(one.name(), word(one), one.detail()));
    return "%s%n%n%s %s".formatted(table, source, holds ? "holds" : "does not hold");
  }

  private static String document(Image read, boolean holds, List<Finding> findings) {
    ObjectNode document = Json.object();
    document.put("digest", read.descriptor().digest().toString());
    document.put("holds", holds);
    ArrayNode array = document.putArray("findings");
    for (Finding finding : findings) {
      array
          .addObject()
          .put("name", finding.name())
          .put("outcome", word(finding))
          .put("detail", finding.detail());
    }
    return Json.text(document);
  }

  private static String word(Finding finding) {
    return finding.outcome().name().toLowerCase(Locale.ROOT);
  }
}

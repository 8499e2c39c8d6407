package dev.lava.cli;

import dev.lava.cli.terminal.Json;
import dev.lava.image.check.ImageCheck;
import dev.lava.image.check.Report;
import dev.lava.image.source.ImageSource;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds an image to AWS Lambda's rules. */
@Command(
    name = "check",
    description = "Say what AWS Lambda would refuse or mistreat in an image, and what cures it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava check greeting:latest",
      "  lava check oci-archive:image.tar --json",
      "  lava check registry.example.com/greeting:1",
      "",
      "The exit status is 1 where something would be refused."
    })
final class CheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ImageArgument image;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ImageSource source = image.source();
    Report report = ImageCheck.check(image.sources(surroundings).stored(source));
    CheckText text = new CheckText(source.toString(), report);
    surroundings.terminal().out().println(json ? Json.text(text.json()) : text.text());
    return report.isRefused() ? ExitCode.SOFTWARE : ExitCode.OK;
  }
}

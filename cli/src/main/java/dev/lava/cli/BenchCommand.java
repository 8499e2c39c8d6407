package dev.lava.cli;

import dev.lava.bench.Benchmark;
import dev.lava.bench.BenchmarkSettings;
import dev.lava.bench.ClassList;
import dev.lava.bench.report.HtmlReport;
import dev.lava.bench.report.JsonReport;
import dev.lava.bench.result.Report;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.Image;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast an image starts. */
@Command(
    name = "bench",
    description = "Measure how fast a function's image starts, beside AWS's own runtime.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava bench greeting --event samples/greeting/events/api-gateway-v2.json --json",
      "",
      "All contenders run on the image's own JVM, in turn; docs/bench.md says what is measured and how."
    })
final class BenchCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "9",
      description = "how many starts of each contender count (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--warm",
      paramLabel = "N",
      defaultValue = "300",
      description =
          "how many invocations follow the first in each start (default: ${DEFAULT-VALUE})")
  private int warm;

  @Option(
      names = "--event",
      paramLabel = "FILE",
      description = "what the function is given (default: made up of the type that it takes)")
  private @Nullable Path event;

  @Option(
      names = "--classes",
      description = "list what is loaded before the first answer and why, and measure nothing")
  private boolean classes;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "also write a page with the distributions and the phases drawn")
  private @Nullable Path html;

  @Option(names = "--json", description = "print one JSON document, with every sample")
  private boolean json;

  @Mixin private ImageArgument image;
  @Mixin private FunctionOptions function;
  @Mixin private SandboxOption sandbox;

  BenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = surroundings.terminal();
    NeededImage needed = image.needed();
    BenchmarkSettings settings =
        new BenchmarkSettings(
            runs, warm, payload(), function.memoryMegabytes(), function.variables());
    Image found;
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      found = needed.image(surroundings, progress);
    }
    Sandbox chosen = sandbox.choose(terminal);
    if (chosen.name().equals("process")) {
      throw new SandboxException(
          "the sandbox 'process' runs the JVM of this machine, and a benchmark is of the image's own; 'namespace' and 'podman' run that: --sandbox namespace says what it needs");
    }
    if (classes) {
      ClassList list = ClassList.of(found, chosen, surroundings.home(), settings);
      terminal
          .out()
          .println(
              json
                  ? JsonReport.classes(needed.source().toString(), list)
                  : new ClassTable(list).text());
      return ExitCode.OK;
    }
    Report report;
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      report =
          new Benchmark(needed.source().toString(), found, chosen, surroundings.home(), settings)
              .run(progress);
    }
    if (html != null) {
      Files.writeString(html, HtmlReport.text(report));
    }
    terminal.out().println(json ? JsonReport.text(report) : new BenchTable(report).text());
    return ExitCode.OK;
  }

  private Optional<String> payload() throws IOException {
    return event == null ? Optional.empty() : Optional.of(Files.readString(event));
  }
}

package dev.lava.cli;

import dev.lava.cli.terminal.Json;
import dev.lava.cli.terminal.Terminal;
import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.emulator.log.LogLine;
import dev.lava.image.Image;
import dev.lava.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a function under the emulator until it is interrupted. */
@Command(
    name = "run",
    description = "Run a function's image on this machine, as AWS Lambda would.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava run greeting:latest --memory 512 --timeout 10 --env STAGE=dev",
      "",
      "Point an AWS SDK or AWS's command line at it with --endpoint-url http://127.0.0.1:9000."
    })
final class RunCommand implements Callable<Integer> {
  static final int DEFAULT_PORT = 9000;

  private final Surroundings surroundings;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + DEFAULT_PORT,
      description =
          "where the Invoke API listens on 127.0.0.1; 0 takes a free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      defaultValue = "30",
      description = "seconds until an invocation is ended (default: ${DEFAULT-VALUE})")
  private int timeout;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "how many execution environments there may be at once (default: ${DEFAULT-VALUE})")
  private int concurrency;

  @Option(
      names = "--json",
      description = "print one JSON document once the function can be invoked")
  private boolean json;

  @Mixin private ImageArgument image;
  @Mixin private FunctionOptions function;
  @Mixin private SandboxOption sandbox;

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    NeededImage needed = image.needed();
    Terminal terminal = surroundings.terminal();
    Image found;
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      found = needed.image(surroundings, progress);
    }
    FunctionSettings settings =
        FunctionSettings.of(Names.function(needed.name()))
            .withMemoryMegabytes(function.memoryMegabytes())
            .withTimeout(Duration.ofSeconds(timeout))
            .withMaximumConcurrency(concurrency)
            .withEnvironment(function.variables());
    Sandbox chosen = sandbox.choose(terminal);
    Emulator emulator =
        RunningFunction.start(
            surroundings.home(),
            found,
            chosen,
            settings,
            EmulatorOptions.defaults().withPort(port).withLogs(this::show));
    Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
    announce(emulator, settings.name());
    // Only a signal ends this process, and the hook then ends the function's.
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private void announce(Emulator emulator, String name) {
    String invocations =
        "%s/2015-03-31/functions/%s/invocations".formatted(emulator.address(), name);
    Terminal terminal = surroundings.terminal();
    if (json) {
      ObjectNode document = Json.object();
      document.put("function", name);
      document.put("endpoint", emulator.address().toString());
      document.put("invocations", invocations);
      terminal.out().println(Json.text(document));
    } else {
      terminal.out().println("%s waits for events at %s".formatted(name, invocations));
      terminal
          .out()
          .println(
              "  lava invoke %s --port %d --data '{}'"
                  .formatted(name, emulator.address().getPort()));
      terminal.out().println("Ctrl-C ends it.");
    }
    terminal.out().flush();
  }

  private void show(LogLine line) {
    surroundings.terminal().err().println(line.text());
  }
}

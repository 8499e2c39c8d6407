package dev.lava.cli;

import dev.lava.cli.terminal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Invokes a function that {@code lava run} keeps, over AWS's Invoke API. */
@Command(
    name = "invoke",
    description = "Invoke a function that 'lava run' keeps, and print its response.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava invoke greeting --data '{\"name\":\"Ada\"}'",
      "  lava invoke --data @samples/greeting/events/api-gateway-v2.json --log",
      "",
      "The exit status is 1 where the function answered with an error."
    })
final class InvokeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      defaultValue = "function",
      description = "the function's name (default: the one that is there)")
  private String name;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "JSON|@FILE",
      description = "the event, or '@' and the file that holds it; '@-' is standard input")
  private String data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + RunCommand.DEFAULT_PORT,
      description = "where the emulator listens (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--log",
      description = "also print the end of the invocation's log, on standard error")
  private boolean log;

  @Option(names = "--json", description = "print one JSON document with response, error and log")
  private boolean json;

  InvokeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    InvokeApi.Answer answer = new InvokeApi(port).invoke(name, payload());
    if (json) {
      ObjectNode document = Json.object();
      document.set("response", Json.lenient(answer.payload()));
      answer.functionError().ifPresent(value -> document.put("functionError", value));
      document.put("log", answer.log());
      surroundings.terminal().out().println(Json.text(document));
    } else {
      if (log) {
        surroundings.terminal().err().print(answer.log());
      }
      surroundings.terminal().out().println(answer.payload());
    }
    return answer.functionError().isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private byte[] payload() throws IOException {
    if (data.equals("@-")) {
      return System.in.readAllBytes();
    }
    return data.startsWith("@")
        ? Files.readAllBytes(Path.of(data.substring(1)))
        : data.getBytes(StandardCharsets.UTF_8);
  }
}

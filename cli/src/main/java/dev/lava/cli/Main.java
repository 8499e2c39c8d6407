package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lava}: the verbs, and where the process starts. */
@Command(
    name = "lava",
    description =
        "Java functions as AWS Lambda container images that start fast, without a Docker daemon.",
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    commandListHeading = "%nVerbs:%n",
    footer = {"", "lava VERB --help says more about each."})
public final class Main implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Main() {}

  /** Runs a verb and exits with 0, with 1 for a failure, or with 2 for bad usage. */
  public static void main(String[] arguments) {
    System.exit(execute(Surroundings.ofProcess(), arguments));
  }

  /**
   * Runs a verb in these surroundings; the exit code. Where the first argument names a verb, the
   * others are not made: reading what the options of all of them are takes as long as a build of
   * which nothing has changed.
   */
  static int execute(Surroundings surroundings, String... arguments) {
    // No option is a time or anything of SQL; picocli would load what reads those.
    System.setProperty("picocli.converters.excludes", "java.time.*,java.sql.*");
    CommandLine commandLine = new CommandLine(new Main());
    Optional<Verb> named = arguments.length == 0 ? Optional.empty() : Verb.named(arguments[0]);
    List<Verb> verbs = named.isPresent() ? List.of(named.get()) : List.of(Verb.values());
    for (Verb verb : verbs) {
      commandLine.addSubcommand(verb.command(surroundings));
    }
    return configured(commandLine, surroundings.terminal()).execute(arguments);
  }

  /** Picocli hands settings down to those verbs only that are there. */
  private static CommandLine configured(CommandLine commandLine, Terminal terminal) {
    commandLine.setUsageHelpAutoWidth(false);
    // An argument such as @event.json names an event; picocli would take the file for arguments.
    commandLine.setExpandAtFiles(false);
    commandLine.setOut(new PrintWriter(terminal.out(), true, UTF_8));
    commandLine.setErr(new PrintWriter(terminal.err(), true, UTF_8));
    commandLine.setExecutionExceptionHandler(new FailureReport(terminal.err()));
    return commandLine;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "name a verb; 'lava quickstart' shows all of it at work");
  }
}

package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.cli.terminal.Terminal;
import java.io.PrintWriter;
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
    footer = {"", "lava VERB --help says more about each."},
    subcommands = {
      QuickstartCommand.class,
      BaseCommand.class,
      BuildCommand.class,
      RunCommand.class,
      InvokeCommand.class,
      CheckCommand.class,
      InspectCommand.class,
      PushCommand.class,
      PullCommand.class,
      CopyCommand.class,
      RebaseCommand.class,
      LockCommand.class,
      SignCommand.class,
      VerifyCommand.class,
      BenchCommand.class
    })
public final class Main implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Main() {}

  /** Runs a verb and exits with 0, with 1 for a failure, or with 2 for bad usage. */
  public static void main(String[] arguments) {
    System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
  }

  /** The command line in these surroundings. */
  static CommandLine commandLine(Surroundings surroundings) {
    Terminal terminal = surroundings.terminal();
    CommandLine commandLine = new CommandLine(new Main(), new CommandFactory(surroundings));
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

package dev.lava.cli;

import dev.lava.cli.terminal.Terminal;
import dev.lava.sandbox.Availability;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxChoice;
import dev.lava.sandbox.SandboxException;
import dev.lava.sandbox.Sandboxes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --sandbox}: how the function is kept apart from this machine. */
final class SandboxOption {
  @Option(
      names = "--sandbox",
      paramLabel = "NAME",
      description =
          "how the function is kept apart from this machine: namespace, podman or process (default: the first of them that works here)")
  private @Nullable String name;

  /** The name that was asked for, if any. */
  Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** The sandbox that was asked for, or the first that works here, which is then printed. */
  Sandbox choose(Terminal terminal) throws SandboxException {
    if (name == null) {
      SandboxChoice choice = Sandboxes.firstAvailable();
      choice.passedOver().forEach(passed -> terminal.err().println("not " + passed));
      terminal.err().println("sandbox: " + choice.sandbox().name());
      return choice.sandbox();
    }
    Sandbox sandbox = Sandboxes.named(name);
    return switch (sandbox.availability()) {
      case Availability.Available _ -> sandbox;
      case Availability.Unavailable(String reason, String remedy) ->
          throw new SandboxException(
              "the sandbox '%s' does not work here: %s; %s".formatted(name, reason, remedy));
    };
  }
}

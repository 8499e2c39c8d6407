package dev.lava.build.train;

import dev.lava.build.home.LavaHome;
import dev.lava.build.problem.BuildException;
import dev.lava.image.Image;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Network;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxCommand;
import dev.lava.sandbox.SandboxedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Runs another program in a function's image than the function, as training runs that: in a private
 * copy, in the same sandbox, with the same variables, and without a network unless training has it.
 *
 * @param home where images are unpacked and training takes place
 * @param base the image below
 */
public record ImageProgram(LavaHome home, Image base) {
  /** On the loopback of a private network: beyond what systems give to clients, and nobody's. */
  private static final int NOBODYS_PORT = 65_535;

  private static final int LINES = 60;
  private static final String LOG_STREAM = "build";

  /** One ends with the other, whose lines stay in order. */
  private static final List<String> WITH_ONE_OUTPUT =
      List.of("/bin/sh", "-c", "exec \"$@\" 2>&1", "lava-program");

  /** What is run, and what is made of it while the copy is there. */
  public interface Program<T> {
    /**
     * Puts into the unpacked image what the program needs.
     *
     * @return the program, an absolute path in the image, and its arguments
     */
    List<String> command(Path root) throws BuildException, IOException;

    /** What came of it, in the same root. */
    T result(Path root, Ended ended) throws BuildException, IOException;
  }

  /**
   * How a program ended.
   *
   * @param status its exit status
   * @param lastLines of its standard output and error
   */
  public record Ended(int status, List<String> lastLines) {}

  /**
   * Runs the program to its end.
   *
   * @param wanted what the program is for, as in "processing Spring ahead of time"
   * @throws BuildException where no sandbox will do
   */
  public <T> T run(Image image, TrainingSettings settings, String wanted, Program<T> program)
      throws BuildException, IOException {
    return switch (TrainingSandbox.choose(image.config().platform(), settings)) {
      case TrainingSandbox.None(String reason) ->
          throw new BuildException(
              "%s runs the function's code in a sandbox, and none will do: %s"
                  .formatted(wanted, reason));
      case TrainingSandbox.Usable(Sandbox sandbox) -> {
        try (Workplace place = Workplace.enter(home.training())) {
          Path root = place.unpack(base, image, UnpackedRoots.of(home.roots()));
          SandboxCommand command = command(root, image, settings, program.command(root));
          Ended ended = run(sandbox.start(command), place);
          place.pauseIfEnding();
          yield program.result(root, ended);
        }
      }
    };
  }

  private static SandboxCommand command(
      Path root, Image image, TrainingSettings settings, List<String> program) {
    return new SandboxCommand(
        root,
        true,
        Stream.concat(WITH_ONE_OUTPUT.stream(), program.stream()).toList(),
        variables(image, settings),
        image.config().workingDirectory().isEmpty() ? "/" : image.config().workingDirectory(),
        OptionalInt.empty(),
        settings.network() ? Network.HOST : new Network.OnlyPort(NOBODYS_PORT));
  }

  /** Those of a start, with the one that the entry point sets. */
  private static Map<String, String> variables(Image image, TrainingSettings settings) {
    Map<String, String> variables =
        new LinkedHashMap<>(TrainingRun.function(image.config(), settings).variables(LOG_STREAM));
    variables.put("_HANDLER", String.join(" ", image.config().command()));
    return variables;
  }

  private static Ended run(SandboxedProcess process, Workplace place) throws IOException {
    place.onInterruption(process::kill);
    Deque<String> lines = new ArrayDeque<>();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.addLast(line);
        if (lines.size() > LINES) {
          lines.removeFirst();
        }
      }
    }
    return new Ended(process.exit().join(), List.copyOf(lines));
  }
}

package dev.lava.bench.contender;

import dev.lava.bench.measure.FunctionFailedException;
import dev.lava.bench.measure.Gate;
import dev.lava.bench.measure.Starter;
import dev.lava.build.problem.BuildException;
import dev.lava.image.ImageConfig;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.progress.Progress;
import dev.lava.sandbox.SandboxCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The contenders, ready to be started, and those that cannot be.
 *
 * @param contenders in the order in which they are started, the image first
 * @param absent the others, and why they are not among them
 * @param java the JVM that all of them run on, where the image has one
 */
public record Lineup(List<Contender> contenders, List<Absence> absent, Optional<JavaVersion> java) {
  private static final String LAVA_MAIN = "dev.lava.runtime.LavaRuntime";
  private static final List<Kind> RIVALS = List.of(Kind.AWS, Kind.AWS_TRAINED, Kind.FLOOR);

  public Lineup {
    contenders = List.copyOf(contenders);
    absent = List.copyOf(absent);
  }

  /**
   * The image alone, in a root of its own.
   *
   * @param image the image, unpacked; it is not written to
   */
  public static Contender image(
      Path image, FunctionEnvironment environment, TemporaryDirectory workspace)
      throws IOException {
    Path root = workspace.directory("image");
    LinkedRoot.make(image, root, Set.of());
    Gate.build(root);
    ImageConfig config = environment.config();
    String directory = config.workingDirectory().isEmpty() ? "/" : config.workingDirectory();
    List<String> arguments =
        Stream.concat(config.entrypoint().stream(), config.command().stream()).toList();
    if (arguments.isEmpty()) {
      throw new IOException(
          "the image names no program to start: its configuration has neither Entrypoint nor Cmd");
    }
    SandboxCommand command = environment.command(root, directory, arguments);
    String handler = config.command().isEmpty() ? "" : config.command().getLast();
    return new Contender(Kind.IMAGE, command, LAVA_MAIN, Contender.classOf(handler));
  }

  /**
   * The image and its rivals, each of which has answered an event by then. Trains those who are to
   * be trained.
   *
   * @param image the image, unpacked; it is not written to
   * @param cache where downloads are kept
   * @throws FunctionFailedException where the image itself does not answer; a rival that does not
   *     is absent
   */
  public static Lineup make(
      Path image,
      FunctionEnvironment environment,
      Starter starter,
      TemporaryDirectory workspace,
      Path cache,
      Progress progress)
      throws IOException {
    Contender ours = image(image, environment, workspace);
    starter.measure(ours.command(), 1);
    List<Contender> contenders = new ArrayList<>(List.of(ours));
    List<Absence> absent = new ArrayList<>();
    Optional<JavaVersion> java = JavaVersion.of(image);
    try {
      Rivals rivals = rivals(java, image, environment, starter, workspace, cache, progress);
      for (Kind kind : RIVALS) {
        try {
          contenders.add(
              switch (kind) {
                case AWS -> rivals.aws();
                case AWS_TRAINED -> rivals.trainedAws();
                case FLOOR -> rivals.floor();
                case IMAGE -> ours;
              });
        } catch (FunctionFailedException e) {
          absent.add(new Absence(kind, String.valueOf(e.getMessage())));
        }
      }
    } catch (BuildException e) {
      RIVALS.forEach(kind -> absent.add(new Absence(kind, String.valueOf(e.getMessage()))));
    }
    return new Lineup(contenders, absent, java);
  }

  private static Rivals rivals(
      Optional<JavaVersion> java,
      Path image,
      FunctionEnvironment environment,
      Starter starter,
      TemporaryDirectory workspace,
      Path cache,
      Progress progress)
      throws BuildException, IOException {
    if (java.isEmpty()) {
      throw new BuildException("the image has no JVM at /var/lang, which a rival would run on");
    }
    List<String> command = environment.config().command();
    if (command.size() != 1) {
      throw new BuildException(
          "the image's Cmd is %s; a rival is started with the handler's name, so Cmd is that name alone"
              .formatted(command));
    }
    RivalRoot root =
        RivalRoot.make(
            image, workspace.directory("rivals"), cache, workspace.directory("maven"), progress);
    Rivals rivals = new Rivals(root, java.get(), command.getFirst(), environment, starter);
    rivals.writeDefaultArchive();
    return rivals;
  }
}

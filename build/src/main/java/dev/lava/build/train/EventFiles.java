package dev.lava.build.train;

import dev.lava.build.problem.BuildException;
import dev.lava.emulator.environment.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Events from files: each {@code *.json} of a directory is one, in the order of their names. */
public final class EventFiles {
  private static final String DIRECTORY = "events";

  private EventFiles() {}

  /**
   * The events of a directory that the user named.
   *
   * @throws BuildException where it is none, or has no event in it
   */
  public static List<TrainingEvent> in(Path directory) throws BuildException, IOException {
    if (!Files.isDirectory(directory)) {
      throw new BuildException(
          "events '%s': there is no such directory; each *.json file of a directory is an event"
              .formatted(directory));
    }
    List<TrainingEvent> events = read(directory);
    if (events.isEmpty()) {
      throw new BuildException(
          "events '%s': no file in it ends in .json; each such file is an event, such as order.json"
              .formatted(directory));
    }
    return events;
  }

  /**
   * The events that lie beside a project: in the {@code events} of a project's directory, and
   * otherwise, for a jar, next to it. None where there is no such directory.
   */
  public static List<TrainingEvent> beside(Path project) throws IOException {
    Path absolute = project.toAbsolutePath().normalize();
    Path home = Files.isDirectory(absolute) ? absolute : absolute.getParent();
    if (home == null || !Files.isDirectory(home.resolve(DIRECTORY))) {
      return List.of();
    }
    return read(home.resolve(DIRECTORY));
  }

  private static List<TrainingEvent> read(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(directory)) {
      files =
          listed
              .filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
              .sorted()
              .toList();
    }
    List<TrainingEvent> events = new ArrayList<>();
    for (Path file : files) {
      events.add(
          new TrainingEvent(file.getFileName().toString(), Payload.of(Files.readAllBytes(file))));
    }
    return events;
  }
}

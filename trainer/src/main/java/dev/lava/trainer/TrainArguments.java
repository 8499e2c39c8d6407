package dev.lava.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of the command line: {@code HANDLER [EVENT-FILE...] [--require]}.
 *
 * @param handler the handler, as in the image's {@code CMD}
 * @param events what the function is invoked with, in this order; {@code {}} where no file is named
 * @param required whether an image without a cache, or an event that fails, is a failure
 */
record TrainArguments(String handler, List<TrainingEvent> events, boolean required) {
  static final String USAGE = "usage: /var/runtime/train HANDLER [EVENT-FILE...] [--require]";

  TrainArguments {
    events = List.copyOf(events);
  }

  /**
   * Reads the words, and the files that they name.
   *
   * @throws TrainException for words that are none of these, and files that cannot be read
   */
  static TrainArguments of(String... words) throws TrainException {
    List<String> plain = new ArrayList<>();
    boolean required = false;
    for (String word : words) {
      if (word.equals("--require")) {
        required = true;
      } else if (word.startsWith("-")) {
        throw new TrainException("there is no option '" + word + "'; " + USAGE);
      } else {
        plain.add(word);
      }
    }
    if (plain.isEmpty()) {
      throw new TrainException(
          "no handler is named, such as com.example.App::handleRequest; " + USAGE);
    }
    List<TrainingEvent> events = new ArrayList<>();
    for (String file : plain.subList(1, plain.size())) {
      events.add(event(file));
    }
    if (events.isEmpty()) {
      events.add(TrainingEvent.EMPTY);
    }
    return new TrainArguments(plain.get(0), events, required);
  }

  private static TrainingEvent event(String file) throws TrainException {
    try {
      return new TrainingEvent(file, Files.readAllBytes(Path.of(file)));
    } catch (IOException e) {
      throw new TrainException(
          "the event '"
              + file
              + "' cannot be read ("
              + e
              + "). An event is a file of JSON in the image; patterns such as *.json are for a shell"
              + " to resolve, which RUN [\"...\"] does not start.");
    }
  }
}

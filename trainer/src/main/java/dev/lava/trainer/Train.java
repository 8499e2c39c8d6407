package dev.lava.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program {@code /var/runtime/train}.
 *
 * <p>Exit status: 0 where the function was trained, and where it was not and nobody asked for it; 1
 * where {@code --require} asked for it; 2 for a command line that cannot be read. Whatever comes of
 * it is told on the standard error.
 */
public final class Train {
  private static final int FAILED = 1;
  private static final int BAD_USAGE = 2;

  private Train() {}

  /** Trains the function of this image. */
  public static void main(String[] words) throws InterruptedException {
    TrainArguments arguments;
    try {
      arguments = TrainArguments.of(words);
    } catch (TrainException e) {
      tell(e.getMessage());
      System.exit(BAD_USAGE);
      return;
    }
    Path task = directory("LAMBDA_TASK_ROOT", "/var/task");
    Path runtime = directory("LAMBDA_RUNTIME_DIR", "/var/runtime");
    System.exit(train(arguments, new Training(task, runtime)));
  }

  private static int train(TrainArguments arguments, Training training)
      throws InterruptedException {
    try {
      Map<String, String> failures = training.run(arguments.handler(), arguments.events());
      failures.forEach((event, said) -> tell("the event " + event + " failed: " + said));
      tell(
          "trained with %d of %d events; %s has %.1f MB"
              .formatted(
                  arguments.events().size() - failures.size(),
                  arguments.events().size(),
                  training.cache(),
                  Files.size(training.cache()) / 1e6));
      return arguments.required() && !failures.isEmpty() ? FAILED : 0;
    } catch (IOException e) {
      return untrained(arguments, e.toString());
    } catch (TrainException e) {
      return untrained(arguments, e.getMessage());
    }
  }

  private static int untrained(TrainArguments arguments, @Nullable String reason) {
    tell("the function is not trained: " + reason);
    return arguments.required() ? FAILED : 0;
  }

  private static Path directory(String variable, String otherwise) {
    String value = System.getenv(variable);
    return Path.of(value == null || value.isEmpty() ? otherwise : value).toAbsolutePath();
  }

  private static void tell(@Nullable String message) {
    System.err.println("train: " + message);
  }
}

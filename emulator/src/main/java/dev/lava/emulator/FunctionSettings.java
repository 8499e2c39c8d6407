package dev.lava.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A function as its configuration describes it, checked by AWS's rules for {@code CreateFunction}.
 *
 * <p>{@link #of} takes AWS's defaults; the {@code with} methods change one thing each.
 *
 * @param name 1 to 64 letters, digits, {@code -} and {@code _}
 * @param handler what {@code _HANDLER} says; empty for an image, whose own command names it
 * @param region the region in the function's ARN and in {@code AWS_REGION}
 * @param memoryMegabytes 128 to 10240 MiB; reported and handed to the process as a fact, enforced
 *     by the launcher if by anyone
 * @param timeout 1 s to 15 min
 * @param maximumConcurrency how many execution environments there may be at once, 1 to 1000
 * @param imageEnvironment what the image sets; everything else goes before it
 * @param environment what the user sets; AWS's own names go before it and are refused here
 * @param credentials what the function calls AWS with; none where the caller passes none
 */
public record FunctionSettings(
    String name,
    Optional<String> handler,
    String region,
    int memoryMegabytes,
    Duration timeout,
    int maximumConcurrency,
    Map<String, String> imageEnvironment,
    Map<String, String> environment,
    Optional<Credentials> credentials) {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]+");
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /**
   * @throws IllegalArgumentException with all that is wrong, one problem a line
   */
  public FunctionSettings {
    imageEnvironment = Map.copyOf(imageEnvironment);
    environment = Map.copyOf(environment);
    List<String> problems = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      problems.add(
          "name '%s': a function's name is 1 to 64 letters, digits, '-' and '_', such as greeting"
              .formatted(name));
    }
    if (!REGION.matcher(region).matches()) {
      problems.add("region '%s': a region looks like us-east-1".formatted(region));
    }
    if (memoryMegabytes < 128 || memoryMegabytes > 10_240) {
      problems.add("memory %d MB: AWS allows 128 to 10240 MB".formatted(memoryMegabytes));
    }
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      problems.add("timeout %s s: AWS allows 1 to 900 s".formatted(seconds(timeout)));
    }
    if (maximumConcurrency < 1 || maximumConcurrency > 1000) {
      problems.add(
          "maximum concurrency %d: 1 to 1000 environments are possible"
              .formatted(maximumConcurrency));
    }
    new TreeMap<>(environment)
        .forEach(
            (variable, value) ->
                FunctionVariables.problemWith(variable, value).ifPresent(problems::add));
    int size = FunctionVariables.size(environment);
    if (size > FunctionVariables.MAXIMUM_SIZE) {
      problems.add(
          "the environment variables take %d bytes together: AWS allows %d; put large values into a file of the image"
              .formatted(size, FunctionVariables.MAXIMUM_SIZE));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the function cannot be emulated:\n  " + String.join("\n  ", problems));
    }
  }

  /** A function with AWS's defaults: 128 MB, 3 s, us-east-1; up to ten environments. */
  public static FunctionSettings of(String name) {
    return new FunctionSettings(
        name,
        Optional.empty(),
        "us-east-1",
        128,
        Duration.ofSeconds(3),
        10,
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  /**
   * All the variables of a process of the function but the address of its Runtime API.
   *
   * @param logStream the name of the process's log stream
   */
  public Map<String, String> variables(String logStream) {
    return FunctionVariables.of(this, logStream);
  }

  /** The same with a handler, for a function that is no image. */
  public FunctionSettings withHandler(String handler) {
    return changed(draft -> draft.handler = Optional.of(handler));
  }

  /** The same in another region. */
  public FunctionSettings withRegion(String region) {
    return changed(draft -> draft.region = region);
  }

  /** The same with another size of memory, in MiB. */
  public FunctionSettings withMemoryMegabytes(int memoryMegabytes) {
    return changed(draft -> draft.memoryMegabytes = memoryMegabytes);
  }

  /** The same with another timeout. */
  public FunctionSettings withTimeout(Duration timeout) {
    return changed(draft -> draft.timeout = timeout);
  }

  /** The same with another number of environments. */
  public FunctionSettings withMaximumConcurrency(int maximumConcurrency) {
    return changed(draft -> draft.maximumConcurrency = maximumConcurrency);
  }

  /** The same with these variables of the image, in place of those before. */
  public FunctionSettings withImageEnvironment(Map<String, String> imageEnvironment) {
    return changed(draft -> draft.imageEnvironment = imageEnvironment);
  }

  /** The same with these variables of the user, in place of those before. */
  public FunctionSettings withEnvironment(Map<String, String> environment) {
    return changed(draft -> draft.environment = environment);
  }

  /** The same with credentials. */
  public FunctionSettings withCredentials(Credentials credentials) {
    return changed(draft -> draft.credentials = Optional.of(credentials));
  }

  private FunctionSettings changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** The settings as they are being changed, before they are checked. */
  private static final class Draft {
    private final String name;
    private Optional<String> handler;
    private String region;
    private int memoryMegabytes;
    private Duration timeout;
    private int maximumConcurrency;
    private Map<String, String> imageEnvironment;
    private Map<String, String> environment;
    private Optional<Credentials> credentials;

    Draft(FunctionSettings settings) {
      name = settings.name;
      handler = settings.handler;
      region = settings.region;
      memoryMegabytes = settings.memoryMegabytes;
      timeout = settings.timeout;
      maximumConcurrency = settings.maximumConcurrency;
      imageEnvironment = settings.imageEnvironment;
      environment = settings.environment;
      credentials = settings.credentials;
    }

    FunctionSettings settings() {
      return new FunctionSettings(
          name,
          handler,
          region,
          memoryMegabytes,
          timeout,
          maximumConcurrency,
          imageEnvironment,
          environment,
          credentials);
    }
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? Long.toString(duration.toSeconds())
        : Double.toString(duration.toMillis() / 1000.0);
  }
}

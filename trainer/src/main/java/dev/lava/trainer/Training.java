package dev.lava.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The training of the function in a task root.
 *
 * <p>The function is started once to be trained and once to see that it takes what came of it. What
 * is left of a training that did not succeed is a task root without a cache.
 */
final class Training {
  /** How often each event is given: the first time has much that no other has. */
  private static final int ROUNDS = 3;

  private static final long POLL_MILLIS = 100;

  /** Without a call for so long, a function is taken to hang. */
  private static final long PATIENCE_SECONDS = 120;

  /** A large function's cache is assembled in tens of seconds. */
  private static final long ASSEMBLY_SECONDS = 600;

  private final Path task;
  private final Path bootstrap;
  private final Path cache;

  /**
   * @param task the function's directory, absolute
   * @param runtime the directory with the bootstrap
   */
  Training(Path task, Path runtime) {
    this.task = task;
    this.bootstrap = runtime.resolve("bootstrap");
    String kind = Runtime.version().feature() >= 25 ? "aot" : "jsa";
    this.cache = task.resolve(".lava/function." + kind);
  }

  /** The file that a training writes. */
  Path cache() {
    return cache;
  }

  /**
   * Trains.
   *
   * @return the events that failed, by name, with what the function said
   * @throws TrainException where no cache came of it, or none that a start takes
   */
  Map<String, String> run(String handler, List<TrainingEvent> events)
      throws IOException, InterruptedException, TrainException {
    remove();
    boolean done = false;
    try {
      Files.createDirectories(cache.getParent());
      if (ClassesJar.isNeeded(task)) {
        ClassesJar.write(task, task.resolve(".lava/function.jar"));
      }
      Map<String, String> failures = train(handler, events);
      check(handler);
      done = true;
      return failures;
    } finally {
      if (!done) {
        remove();
      }
    }
  }

  private void remove() throws IOException {
    Files.deleteIfExists(cache);
    Files.deleteIfExists(cache.resolveSibling(cache.getFileName() + ".config"));
    Files.deleteIfExists(task.resolve(".lava/launch"));
    Files.deleteIfExists(task.resolve(".lava/function.jar"));
  }

  private Map<String, String> train(String handler, List<TrainingEvent> events)
      throws IOException, InterruptedException, TrainException {
    List<TrainingEvent> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.addAll(events);
    }
    try (RuntimeApi api = new RuntimeApi(rounds);
        FunctionProcess function =
            start(api, handler, Map.of("LAVA_CACHE_OUTPUT", cache.toString()))) {
      await(api, function);
      if (!function.end(ASSEMBLY_SECONDS)) {
        throw new TrainException(
            "the JVM did not end within " + ASSEMBLY_SECONDS + " s after it was told to");
      }
      if (Files.notExists(cache)) {
        throw new TrainException(
            "the JVM wrote no cache and ended with exit status "
                + function.status()
                + "; its last words:\n  "
                + String.join("\n  ", function.lastWords()));
      }
      return api.failures();
    }
  }

  private void check(String handler) throws IOException, InterruptedException, TrainException {
    try (RuntimeApi api = new RuntimeApi(List.of());
        FunctionProcess function = start(api, handler, Map.of())) {
      await(api, function);
      if (!function.maps(cache)) {
        throw new TrainException(
            "the JVM wrote '"
                + cache
                + "', and a start does not take it. Options of the JVM (JAVA_TOOL_OPTIONS) that"
                + " name agents, modules or other caches keep it from that.");
      }
    }
  }

  private FunctionProcess start(RuntimeApi api, String handler, Map<String, String> more)
      throws IOException {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("_HANDLER", handler);
    return new FunctionProcess(bootstrap, task, variables, more.isEmpty());
  }

  /** Waits until the function has answered all and asks for more. */
  private static void await(RuntimeApi api, FunctionProcess function)
      throws InterruptedException, TrainException {
    while (!api.awaitAll(POLL_MILLIS)) {
      String initError = api.initError();
      if (initError != null) {
        throw new TrainException("the function could not be started: " + initError);
      }
      if (!function.isAlive()) {
        throw new TrainException(
            "the function's process ended during "
                + api.pending()
                + ", with exit status "
                + function.status());
      }
      if (api.idleSeconds() > PATIENCE_SECONDS) {
        throw new TrainException(
            "nothing was heard of the function for "
                + PATIENCE_SECONDS
                + " s during "
                + api.pending());
      }
    }
  }
}

package dev.lava.build.train;

import dev.lava.build.launch.ImageLauncher;
import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorException;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.emulator.InvocationResult;
import dev.lava.emulator.environment.FunctionProcess;
import dev.lava.image.ImageConfig;
import dev.lava.image.Platform;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One training: the function is started, gets each event in several rounds, and is then asked to
 * end, upon which its JVM writes what it has learned.
 *
 * @param root the unpacked image, which the training writes to
 * @param config how it is started
 * @param sandbox where
 * @param settings with which events and variables
 */
record TrainingRun(Path root, ImageConfig config, Sandbox sandbox, TrainingSettings settings) {
  /** The first invocation takes another way through a runtime and a function than later ones. */
  static final int ROUNDS = 3;

  /** As much as most functions have; the heap's size is no part of what a cache must agree with. */
  static final int MEMORY_MEGABYTES = 2048;

  /** In the image. */
  static final String DIRECTORY = "var/task/.lava/";

  /** What the bootstrap notes down beside the cache, where it does. */
  private static final String PLAN = "launch";

  /** An init that learns is slower than one that runs. */
  private static final Duration INIT_LIMIT = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ASSEMBLY = Duration.ofSeconds(90);

  /** How much longer everything may take on an emulated processor. */
  private static final int EMULATED = 5;

  /** Never reached: {@link #PATIENCE} ends an invocation without killing the process. */
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private static final int KILLED = 137;

  /** Trains, where the image has a JVM that can. */
  Lesson run(Workplace place) throws IOException {
    Optional<CacheKind> kind = CacheKind.of(root);
    if (kind.isEmpty()) {
      return new Lesson.Nothing(
          "the image has no JVM in /var/lang that writes a cache when it ends, which takes Java 21 or newer",
          List.of());
    }
    Optional<String> missing = kind.get().missing(root);
    if (missing.isPresent()) {
      return new Lesson.Nothing(missing.get(), List.of());
    }
    String cache = DIRECTORY + kind.get().fileName();
    Files.createDirectories(root.resolve(DIRECTORY));
    TrainingLauncher launcher =
        new TrainingLauncher(
            new ImageLauncher(root, config, sandbox, OptionalInt.empty()),
            sandbox,
            "/" + cache,
            settings.network());
    place.onInterruption(launcher::kill);
    FunctionLog log = new FunctionLog();
    Map<String, EventFailure> failures = new LinkedHashMap<>();
    boolean ready;
    Emulator emulator = Emulator.start(function(config, settings), launcher, options(log));
    try {
      ready = invokeAll(emulator, launcher, log, failures);
      if (!ready) {
        launcher.kill();
      }
    } finally {
      // Lets the JVM write its cache.
      emulator.close();
    }
    List<EventFailure> failed = List.copyOf(failures.values());
    if (!ready) {
      return new Lesson.Nothing("the function never became ready to take an event", failed);
    }
    int status = status(launcher);
    Path file = root.resolve(cache);
    if (status == KILLED) {
      return new Lesson.Nothing(
          "the process was killed before its JVM had written the cache", failed);
    }
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return new Lesson.Nothing(
          "the JVM wrote no cache, and ended with status %d; the last lines of its log:\n%s"
              .formatted(status, String.join("\n", log.all()).indent(2).stripTrailing()),
          failed);
    }
    return new Lesson.Learned(files(cache), Files.size(file), failed);
  }

  /** Whether the function became ready at all. */
  private boolean invokeAll(
      Emulator emulator,
      TrainingLauncher launcher,
      FunctionLog log,
      Map<String, EventFailure> failures) {
    boolean ready = false;
    Set<String> answered = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (TrainingEvent event : settings.events()) {
        if (failures.containsKey(event.name())) {
          continue;
        }
        log.begin();
        Optional<InvocationResult> result = invoke(emulator, event);
        if (result.isEmpty()) {
          failures.put(
              event.name(),
              new EventFailure(
                  event.name(),
                  "Sandbox.Timedout",
                  "no answer within %d s".formatted(allowed(PATIENCE).toSeconds()),
                  log.lines()));
          notSent(answered, failures);
          return ready || (log.begun() && !launcher.lost());
        }
        ready |= result.get().report().initDuration().isPresent();
        if (result.get().functionError().isPresent()) {
          failures.put(
              event.name(),
              ErrorText.failure(event.name(), result.get().payload().text(), log.lines()));
        }
        if (!ready || launcher.lost()) {
          notSent(answered, failures);
          return ready;
        }
        answered.add(event.name());
      }
    }
    return ready;
  }

  /** The process is lost; events that have had no turn will have none. */
  private void notSent(Set<String> answered, Map<String, EventFailure> failures) {
    for (TrainingEvent event : settings.events()) {
      if (!answered.contains(event.name())) {
        failures.putIfAbsent(
            event.name(),
            new EventFailure(
                event.name(),
                "Training.NotSent",
                "the function could take no more events before its turn",
                List.of()));
      }
    }
  }

  /** What came of an event; empty where nothing did. */
  private Optional<InvocationResult> invoke(Emulator emulator, TrainingEvent event) {
    CompletableFuture<InvocationResult> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("lava-training-event")
        .start(
            () -> {
              try {
                answer.complete(emulator.invoke(event.payload().bytes()));
              } catch (EmulatorException e) {
                // It was closed, since there was no answer in time.
                answer.completeExceptionally(e);
              }
            });
    try {
      return Optional.of(answer.get(allowed(PATIENCE).toSeconds(), TimeUnit.SECONDS));
    } catch (TimeoutException | ExecutionException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The function as the emulator is told of it. */
  static FunctionSettings function(ImageConfig config, TrainingSettings settings) {
    return FunctionSettings.of("training")
        .withMemoryMegabytes(MEMORY_MEGABYTES)
        .withTimeout(TIMEOUT)
        .withMaximumConcurrency(1)
        .withImageEnvironment(config.environment())
        .withEnvironment(settings.environment());
  }

  private EmulatorOptions options(FunctionLog log) {
    return EmulatorOptions.defaults()
        .withLogs(log)
        .withInitLimit(allowed(INIT_LIMIT))
        .withShutdownGrace(allowed(ASSEMBLY));
  }

  private Duration allowed(Duration here) {
    return config.platform().equals(Platform.host()) ? here : here.multipliedBy(EMULATED);
  }

  /** How the process ended that was to write the cache; one that has not ended was killed. */
  private static int status(TrainingLauncher launcher) {
    return launcher.trained().map(FunctionProcess::exit).map(exit -> exit.getNow(KILLED)).orElse(0);
  }

  private FileTree files(String cache) throws IOException {
    FileTree.Builder files = FileTree.builder();
    for (String path : List.of(cache, DIRECTORY + PLAN)) {
      Path file = root.resolve(path);
      if (Files.isRegularFile(file)) {
        files.put(path, new Node.File(Content.of(file), 0_644));
      }
    }
    return files.build();
  }
}

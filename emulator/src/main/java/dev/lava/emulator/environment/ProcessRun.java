package dev.lava.emulator.environment;

import dev.lava.emulator.log.LogLine.Source;
import dev.lava.emulator.log.LogStream;
import dev.lava.emulator.log.OutputReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One process from the decision to start it until it is gone. It can be told to end at any time,
 * even while it is still being started.
 */
final class ProcessRun {
  /** How long a process that is gone may keep its output open, through what it left behind. */
  private static final Duration OUTPUT_GRACE = Duration.ofSeconds(1);

  private record Started(FunctionProcess process, OutputReader output, OutputReader errors) {}

  private final CompletableFuture<Started> started = new CompletableFuture<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final AtomicLong peakMemoryBytes = new AtomicLong();
  private final LogStream log;

  ProcessRun(LogStream log) {
    this.log = log;
  }

  /** Starts the process on a thread of its own, then reports how that went, and later its exit. */
  void start(FunctionLauncher launcher, Map<String, String> variables, Consumer<Event> events) {
    inBackground(
        "launch",
        () -> {
          try {
            watch(launcher.launch(variables), events);
          } catch (IOException | RuntimeException failure) {
            started.completeExceptionally(failure);
            events.accept(new Event.LaunchFailed(reason(failure)));
            gone.complete(null);
          }
        });
  }

  /** Asks it to end. */
  void terminate() {
    tell(FunctionProcess::terminate);
  }

  /** Ends it. */
  void kill() {
    tell(FunctionProcess::kill);
  }

  /** Completes when it is gone, or could not be started. */
  CompletableFuture<Void> gone() {
    return gone;
  }

  /** Takes what it has written of a line as a line. Waits for its start. */
  void flushOutput() {
    awaitStart()
        .ifPresent(
            run -> {
              run.output().flush();
              run.errors().flush();
            });
  }

  /** The most memory that it was ever seen to hold. Waits for its start. */
  OptionalLong peakMemoryBytes() {
    awaitStart().ifPresent(run -> weigh(run.process()));
    long most = peakMemoryBytes.get();
    return most == 0 ? OptionalLong.empty() : OptionalLong.of(most);
  }

  private void watch(FunctionProcess process, Consumer<Event> events) {
    Started run =
        new Started(
            process,
            OutputReader.start(process.output(), Source.OUTPUT, log),
            OutputReader.start(process.errors(), Source.ERRORS, log));
    started.complete(run);
    process
        .exit()
        .whenComplete(
            (status, failure) ->
                inBackground("exit", () -> leave(run, failure == null ? status : 255, events)));
  }

  private void leave(Started run, int status, Consumer<Event> events) {
    run.process().kill(); // what it may have started and left behind
    try {
      run.output().awaitEnd(OUTPUT_GRACE);
      run.errors().awaitEnd(OUTPUT_GRACE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    events.accept(new Event.Exited(status));
    gone.complete(null);
  }

  /** Tells it as soon as it is there. A sandbox may take its time to obey; nobody waits here. */
  private void tell(Consumer<FunctionProcess> word) {
    started.thenAccept(
        run ->
            inBackground(
                "end",
                () -> {
                  weigh(run.process());
                  word.accept(run.process());
                }));
  }

  private void weigh(FunctionProcess process) {
    process
        .peakMemoryBytes()
        .ifPresent(bytes -> peakMemoryBytes.accumulateAndGet(bytes, Math::max));
  }

  private Optional<Started> awaitStart() {
    try {
      return Optional.of(started.join());
    } catch (CompletionException _) {
      return Optional.empty();
    }
  }

  private static void inBackground(String name, Runnable task) {
    Thread.ofVirtual().name("lava-emulator-" + name).start(task);
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}

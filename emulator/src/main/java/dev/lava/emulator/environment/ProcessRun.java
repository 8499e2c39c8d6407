package dev.lava.emulator.environment;

import dev.lava.emulator.log.LogLine.Source;
import dev.lava.emulator.log.LogStream;
import dev.lava.emulator.log.OutputReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One process from the decision to start it until it is gone. It can be told to end at any time,
 * even while it is still being started.
 */
final class ProcessRun {
  /** How long a process that is gone may keep its output open, through what it left behind. */
  private static final Duration OUTPUT_GRACE = Duration.ofSeconds(1);

  private enum Wish {
    LIVE,
    TERMINATE,
    KILL
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final LogStream log;
  private Wish wish = Wish.LIVE;
  private @Nullable FunctionProcess process;
  private List<OutputReader> readers = List.of();
  private OptionalLong peakMemoryBytes = OptionalLong.empty();

  ProcessRun(LogStream log) {
    this.log = log;
  }

  /** Starts the process on a thread of its own, then reports how that went, and later its exit. */
  void start(FunctionLauncher launcher, Map<String, String> variables, Consumer<Event> events) {
    Thread.ofVirtual()
        .name("lava-emulator-launch")
        .start(
            () -> {
              try {
                watch(launcher.launch(variables), events);
              } catch (IOException | RuntimeException failure) {
                gone.complete(null);
                events.accept(new Event.LaunchFailed(reason(failure)));
              }
            });
  }

  /** Asks it to end. */
  void terminate() {
    wish(Wish.TERMINATE);
  }

  /** Ends it. */
  void kill() {
    wish(Wish.KILL);
  }

  /** Completes when it is gone, or could not be started. */
  CompletableFuture<Void> gone() {
    return gone;
  }

  /** Takes what it has written of a line as a line. */
  void flushOutput() {
    readers().forEach(OutputReader::flush);
  }

  /** The most memory that it was ever seen to hold. */
  OptionalLong peakMemoryBytes() {
    FunctionProcess current = process();
    OptionalLong seen = current == null ? OptionalLong.empty() : current.peakMemoryBytes();
    lock.lock();
    try {
      if (seen.isPresent() && seen.getAsLong() > peakMemoryBytes.orElse(0)) {
        peakMemoryBytes = seen;
      }
      return peakMemoryBytes;
    } finally {
      lock.unlock();
    }
  }

  private void watch(FunctionProcess started, Consumer<Event> events) {
    OutputReader output = OutputReader.start(started.output(), Source.OUTPUT, log);
    OutputReader errors = OutputReader.start(started.errors(), Source.ERRORS, log);
    Wish wished;
    lock.lock();
    try {
      process = started;
      readers = List.of(output, errors);
      wished = wish;
    } finally {
      lock.unlock();
    }
    fulfil(wished, started);
    started
        .exit()
        .whenComplete(
            (status, failure) ->
                Thread.ofVirtual()
                    .name("lava-emulator-exit")
                    .start(() -> leave(started, failure == null ? status : 255, events)));
  }

  private void leave(FunctionProcess exited, int status, Consumer<Event> events) {
    exited.kill(); // what it may have started and left behind
    try {
      for (OutputReader reader : readers()) {
        reader.awaitEnd(OUTPUT_GRACE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    events.accept(new Event.Exited(status));
    gone.complete(null);
  }

  private void wish(Wish wished) {
    FunctionProcess current;
    lock.lock();
    try {
      wish = wished;
      current = process;
    } finally {
      lock.unlock();
    }
    if (current != null) {
      // A sandbox may take its time to end a process; nobody waits for it here.
      Thread.ofVirtual()
          .name("lava-emulator-end")
          .start(
              () -> {
                peakMemoryBytes();
                fulfil(wished, current);
              });
    }
  }

  private static void fulfil(Wish wish, FunctionProcess process) {
    switch (wish) {
      case LIVE -> {}
      case TERMINATE -> process.terminate();
      case KILL -> process.kill();
    }
  }

  private @Nullable FunctionProcess process() {
    lock.lock();
    try {
      return process;
    } finally {
      lock.unlock();
    }
  }

  private List<OutputReader> readers() {
    lock.lock();
    try {
      return readers;
    } finally {
      lock.unlock();
    }
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}

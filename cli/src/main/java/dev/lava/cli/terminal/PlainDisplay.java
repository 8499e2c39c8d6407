package dev.lava.cli.terminal;

import dev.lava.image.progress.ProgressEvent;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/**
 * One line when a task ends that took a second or longer, and one each {@value #STEP} MB of a
 * transfer, so that a log shows that something moves. Tasks that were taken from a cache say
 * nothing.
 */
final class PlainDisplay implements Terminal.ProgressDisplay {
  private static final int STEP = 50;
  private static final long WORTH_TELLING_MILLIS = 1_000;
  private static final long STEP_BYTES = STEP * 1_000_000L;

  private final PrintStream err;
  private final Map<String, Long> told = new HashMap<>();

  PlainDisplay(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void on(ProgressEvent event) {
    switch (event) {
      case ProgressEvent.Started _ -> {}
      case ProgressEvent.Advanced(String task, long bytes) -> {
        if (bytes - told.getOrDefault(task, 0L) >= STEP_BYTES) {
          told.put(task, bytes);
          err.println("  " + task + " … " + Figures.size(bytes));
        }
      }
      case ProgressEvent.Finished(String task, var took, boolean cached) -> {
        told.remove(task);
        if (!cached && took.toMillis() >= WORTH_TELLING_MILLIS) {
          err.println("  " + task + " (" + Figures.duration(took) + ")");
        }
      }
    }
  }

  @Override
  public void close() {}
}

package dev.lava.cli.terminal;

import dev.lava.image.progress.ProgressEvent;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringJoiner;

/** One line at the bottom that names the running tasks; tasks that took long stay above it. */
final class LiveDisplay implements Terminal.ProgressDisplay {
  private static final String TO_START_AND_CLEAR = "\r\u001b[K";

  /** Narrower than any terminal in use, so that the line never wraps and can be redrawn. */
  private static final int WIDTH = 78;

  private static final long REDRAW_NANOS = 50_000_000;
  private static final long WORTH_KEEPING_MILLIS = 300;

  private final PrintStream err;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private long drawn;

  private record Running(OptionalLong total, long moved) {}

  LiveDisplay(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void on(ProgressEvent event) {
    switch (event) {
      case ProgressEvent.Started(String task, OptionalLong total) -> {
        running.put(task, new Running(total, 0));
        draw(true);
      }
      case ProgressEvent.Advanced(String task, long bytes) -> {
        running.computeIfPresent(task, (_, before) -> new Running(before.total(), bytes));
        draw(false);
      }
      case ProgressEvent.Finished(String task, var took, boolean cached) -> {
        running.remove(task);
        if (!cached && took.toMillis() >= WORTH_KEEPING_MILLIS) {
          err.print(TO_START_AND_CLEAR);
          err.println("  " + task + " (" + Figures.duration(took) + ")");
        }
        draw(true);
      }
    }
  }

  @Override
  public synchronized void close() {
    err.print(TO_START_AND_CLEAR);
    err.flush();
  }

  private void draw(boolean now) {
    if (!now && System.nanoTime() - drawn < REDRAW_NANOS) {
      return;
    }
    drawn = System.nanoTime();
    StringJoiner line = new StringJoiner(" · ", "  ", "");
    running.forEach((task, state) -> line.add(task + amount(state)));
    String text = line.toString();
    err.print(
        TO_START_AND_CLEAR + (text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text));
    err.flush();
  }

  private static String amount(Running state) {
    if (state.moved() == 0) {
      return "";
    }
    return state.total().isPresent() && state.total().getAsLong() > 0
        ? " %d %%".formatted(100 * state.moved() / state.total().getAsLong())
        : " " + Figures.size(state.moved());
  }
}

package dev.lava.cli.terminal;

import dev.lava.image.progress.Progress;
import java.io.Console;
import java.io.PrintStream;

/**
 * Where a verb speaks: results on standard output, everything else on standard error, so that the
 * results can be piped.
 *
 * @param out for results
 * @param err for progress, notes and errors
 * @param live whether standard error is a terminal that can redraw a line
 */
public record Terminal(PrintStream out, PrintStream err, boolean live) {
  /** The terminal of this process. */
  @SuppressWarnings(
      "SystemConsoleNull") // NullAway holds to the JDK's documentation, which says null.
  public static Terminal ofProcess() {
    Console console = System.console();
    boolean terminal =
        console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(System.out, System.err, terminal);
  }

  /**
   * A listener that shows work as this terminal can. The caller closes it when the work is done.
   */
  public ProgressDisplay progress() {
    return live ? new LiveDisplay(err) : new PlainDisplay(err);
  }

  /** A {@link Progress} that holds a display until it is closed. */
  public sealed interface ProgressDisplay extends Progress, AutoCloseable
      permits LiveDisplay, PlainDisplay {
    @Override
    void close();
  }
}

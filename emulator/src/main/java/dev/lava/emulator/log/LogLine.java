package dev.lava.emulator.log;

/**
 * One line of a function's log.
 *
 * @param stream the log stream, one for each execution environment, such as {@code
 *     2026/11/22/[$LATEST]5e0c…}
 * @param source who said it
 * @param text the line, without its end
 */
public record LogLine(String stream, Source source, String text) {
  /** Who said a line. */
  public enum Source {
    /** The platform: START, END, REPORT and what went wrong. */
    PLATFORM,
    /** The function, on standard output. */
    OUTPUT,
    /** The function, on standard error. */
    ERRORS
  }
}

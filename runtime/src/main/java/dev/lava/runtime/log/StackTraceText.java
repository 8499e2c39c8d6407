package dev.lava.runtime.log;

import dev.lava.runtime.invocation.FunctionFrames;

/**
 * An exception with its causes and what it suppressed as the lines the JDK would print, without the
 * frames of this runtime.
 */
final class StackTraceText {
  /** Deeper chains are circles, or tell nothing more. */
  private static final int MAX_DEPTH = 20;

  private final StringBuilder text = new StringBuilder();

  private StackTraceText() {}

  static String of(Throwable thrown) {
    StackTraceText trace = new StackTraceText();
    trace.append(thrown, "", "", 0);
    return trace.text.toString();
  }

  private void append(Throwable thrown, String caption, String indent, int depth) {
    text.append(indent).append(caption).append(described(thrown)).append('\n');
    for (StackTraceElement frame : FunctionFrames.of(thrown)) {
      text.append(indent).append("\tat ").append(frame).append('\n');
    }
    if (depth == MAX_DEPTH) {
      text.append(indent).append("\t... and more causes\n");
      return;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      append(suppressed, "Suppressed: ", indent + "\t", depth + 1);
    }
    Throwable cause = thrown.getCause();
    if (cause != null) {
      append(cause, "Caused by: ", indent, depth + 1);
    }
  }

  private static String described(Throwable thrown) {
    try {
      return thrown.toString();
    } catch (RuntimeException e) {
      return thrown.getClass().getName();
    }
  }
}

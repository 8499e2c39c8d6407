package dev.lava.runtime.log;

import dev.lava.runtime.invocation.FunctionFrames;
import dev.lava.runtime.invocation.Thrown;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * An exception with its causes and what it suppressed as the lines the JDK would print, without the
 * frames of this runtime. Ends where an exception has been told already, and where the text is as
 * long as a log event can be.
 */
final class StackTraceText {
  private static final int ENOUGH = 256 * 1024;

  /** Each level takes stack, of which little may be left. */
  private static final int MAX_DEPTH = 100;

  private final StringBuilder text = new StringBuilder();
  private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());

  private StackTraceText() {}

  static String of(Throwable thrown) {
    StackTraceText trace = new StackTraceText();
    trace.append(thrown, "", "", 0);
    return trace.text.toString();
  }

  private void append(Throwable thrown, String caption, String indent, int depth) {
    if (text.length() > ENOUGH || depth > MAX_DEPTH || !told.add(thrown)) {
      text.append(indent).append(caption).append("... told above, or too much to tell\n");
      return;
    }
    text.append(indent).append(caption).append(Thrown.described(thrown)).append('\n');
    for (StackTraceElement frame : FunctionFrames.of(thrown)) {
      text.append(indent).append("\tat ").append(frame).append('\n');
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      append(suppressed, "Suppressed: ", indent + "\t", depth + 1);
    }
    Throwable cause = Thrown.cause(thrown);
    if (cause != null) {
      append(cause, "Caused by: ", indent, depth + 1);
    }
  }
}

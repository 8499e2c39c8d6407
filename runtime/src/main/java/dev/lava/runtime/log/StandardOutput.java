package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.PrintStream;

/** The standard output as the process was given it. */
final class StandardOutput implements LogSink {
  private final PrintStream out;

  StandardOutput(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(LogLevel level, byte[] bytes, int from, int to) {
    out.write(bytes, from, to - from);
    out.flush();
  }
}

package dev.lava.runtime.log;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A standard stream of which each call is one piece of output: {@link PrintStream} itself passes
 * long strings on in parts, and formats piece by piece. Flushing does not end a line, and closing
 * does nothing, for the log outlives whoever closes it.
 */
@SuppressWarnings("AnnotateFormatMethod") // callers see PrintStream, which is checked as it is
final class CapturedStream extends PrintStream {
  private final PrintedLines lines;
  private final int stream;

  CapturedStream(PrintedLines lines, int stream) {
    super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    this.lines = lines;
    this.stream = stream;
  }

  @Override
  public void write(int b) {
    lines.print(stream, new byte[] {(byte) b}, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int size) {
    byte[] written = from == 0 ? bytes : Arrays.copyOfRange(bytes, from, from + size);
    lines.print(stream, written, size);
  }

  @Override
  public void write(byte[] bytes) {
    lines.print(stream, bytes, bytes.length);
  }

  @Override
  public void print(@Nullable String text) {
    write(utf8(String.valueOf(text)));
  }

  @Override
  public void print(@Nullable Object value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(char[] text) {
    print(String.valueOf(text));
  }

  @Override
  public void println(@Nullable String text) {
    write(utf8(text + "\n"));
  }

  @Override
  public void println(char[] text) {
    println(String.valueOf(text));
  }

  @Override
  public void println(@Nullable Object value) {
    byte[] line = utf8(value + "\n");
    if (value instanceof Throwable thrown) {
      lines.print(stream, line, thrown, this);
    } else {
      write(line);
    }
  }

  @Override
  public PrintStream format(String format, @Nullable Object... arguments) {
    print(String.format(format, arguments));
    return this;
  }

  @Override
  public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    print(String.format(locale, format, arguments));
    return this;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The file descriptor, a pipe or a socket, that the platform names in {@code
 * _LAMBDA_TELEMETRY_LOG_FD}. Each record is a frame, and so one event of the log however many lines
 * it has:
 *
 * <pre>
 *   bytes 0-3    0xa55a0000, the level from bit 2 on, 2 for the timestamp below, 1 for text
 *   bytes 4-7    how many bytes the record has
 *   bytes 8-15   microseconds since 1970
 *   from 16 on   the record
 * </pre>
 *
 * Numbers are big-endian. Where the descriptor cannot be written to, its records go to the standard
 * output from then on, and one message says so.
 */
final class TelemetryDescriptor implements LogSink {
  private static final int HEADER = 16;
  private static final int MAGIC = 0xa55a0000;
  private static final int TIMESTAMP = 2;
  private static final int TEXT = 1;

  private final OutputStream out;
  private final int type;
  private final LogSink substitute;
  private boolean broken;

  /**
   * Frames records into a stream.
   *
   * @param text whether the records are text; JSON otherwise
   * @param substitute where records go once the stream has failed
   */
  TelemetryDescriptor(OutputStream out, boolean text, LogSink substitute) {
    this.out = out;
    this.type = MAGIC | TIMESTAMP | (text ? TEXT : 0);
    this.substitute = substitute;
  }

  /**
   * The sink behind a descriptor's number.
   *
   * @return {@code standardOutput} where it cannot be had; {@code errors} is told why
   */
  static LogSink open(String number, boolean text, LogSink standardOutput, PrintStream errors) {
    try {
      OutputStream out = new FileOutputStream(adopt(Integer.parseInt(number)));
      return new TelemetryDescriptor(out, text, standardOutput);
    } catch (ReflectiveOperationException | RuntimeException e) {
      errors.println(
          "lava: the log goes to the standard output, for the descriptor '"
              + number
              + "' (_LAMBDA_TELEMETRY_LOG_FD) cannot be used: "
              + e);
      return standardOutput;
    }
  }

  /**
   * The JDK has no public way to a descriptor by its number. Opening its module with {@code
   * --add-opens} would be one, at the price of the JVM's AOT cache, which is refused where modules
   * are opened. So this asks the factory that libraries of serialization use, in {@code
   * jdk.unsupported}; by reflection, because the compiler warns of it.
   */
  private static FileDescriptor adopt(int number) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.reflect.ReflectionFactory");
    Object factory = type.getMethod("getReflectionFactory").invoke(null);
    Constructor<?> constructor =
        (Constructor<?>)
            type.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                .invoke(
                    factory,
                    FileDescriptor.class,
                    FileDescriptor.class.getDeclaredConstructor(int.class));
    return (FileDescriptor) constructor.newInstance(number);
  }

  @Override
  public synchronized void write(LogLevel level, byte[] bytes, int from, int to) {
    if (!broken) {
      try {
        // In one call, so that a process that is killed leaves no header without its record.
        out.write(frame(level, bytes, from, to - from));
        return;
      } catch (IOException e) {
        broken = true;
        byte[] note =
            ("lava: the telemetry descriptor failed: " + e.getMessage() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        substitute.write(LogLevel.UNDEFINED, note);
      }
    }
    substitute.write(level, bytes, from, to);
  }

  @SuppressWarnings("EnumOrdinal") // the frame counts the levels of AWS's enum
  private byte[] frame(LogLevel level, byte[] bytes, int from, int length) {
    byte[] frame = new byte[HEADER + length];
    Instant now = Instant.now();
    put(frame, 0, 4, type | (level.ordinal() << 2));
    put(frame, 4, 4, length);
    put(frame, 8, 8, now.getEpochSecond() * 1_000_000 + now.getNano() / 1000);
    System.arraycopy(bytes, from, frame, HEADER, length);
    return frame;
  }

  private static void put(byte[] frame, int at, int size, long number) {
    for (int i = 0; i < size; i++) {
      frame[at + i] = (byte) (number >>> (8 * (size - 1 - i)));
    }
  }
}

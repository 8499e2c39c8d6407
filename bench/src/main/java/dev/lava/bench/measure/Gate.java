package dev.lava.bench.measure;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a command back, inside its sandbox, until the clock runs. What the sandbox takes to be made
 * is then in no figure: it differs between machines and from start to start, and on AWS Lambda
 * something else takes its place.
 *
 * <p>A named pipe in the root: the image's shell says that it is there, waits for a line from the
 * pipe, and becomes the command.
 */
public final class Gate implements Closeable {
  private static final String NAME = ".lava-gate";
  private static final String WAIT = "echo; read -r line <\"$0\"; exec \"$@\"";

  private final RandomAccessFile pipe;

  private Gate(RandomAccessFile pipe) {
    this.pipe = pipe;
  }

  /**
   * Puts a gate into a root.
   *
   * @throws IOException where the host cannot make named pipes, or the image has no shell
   */
  public static void build(Path root) throws IOException {
    if (!Files.isExecutable(root.resolve("bin/sh"))) {
      throw new IOException(
          "the image has no /bin/sh; the measurement needs one to hold a process back until the clock runs");
    }
    Process process = new ProcessBuilder("mkfifo", root.resolve(NAME).toString()).start();
    try {
      if (process.waitFor() != 0) {
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        throw new IOException("no named pipe can be made in %s: %s".formatted(root, said.strip()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while making a named pipe in " + root, e);
    }
  }

  /** A command line that waits at the gate of its root before it becomes this one. */
  static List<String> before(List<String> arguments) {
    List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", WAIT, "/" + NAME));
    line.addAll(arguments);
    return line;
  }

  /** The gate of this root, closed. Opened for both directions, so that opening does not block. */
  static Gate of(Path root) throws IOException {
    return new Gate(new RandomAccessFile(root.resolve(NAME).toFile(), "rw"));
  }

  /**
   * Waits until the command is there, lets it through, and gives the moment.
   *
   * @param output what the command writes; its first line is the shell's
   */
  long open(InputStream output) throws IOException {
    if (output.read() < 0) {
      throw new FunctionFailedException("the process could not be started");
    }
    long now = System.nanoTime();
    pipe.write('\n');
    return now;
  }

  @Override
  public void close() throws IOException {
    pipe.close();
  }
}

package dev.lava.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that a process writes, read as they come so that it never waits for a reader, and kept
 * up to a limit.
 */
final class Said {
  private static final int LIMIT = 200_000;

  private final List<String> lines = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();

  /** Reads this stream as well, to its end. */
  void listen(InputStream stream) {
    readers.add(Thread.startVirtualThread(() -> read(stream)));
  }

  private void read(InputStream stream) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(the output could not be read further: " + e.getMessage() + ")");
    }
  }

  private synchronized void add(String line) {
    if (lines.size() < LIMIT) {
      lines.add(line);
    }
  }

  /** All of them, once the process has closed its streams. */
  List<String> lines() throws IOException {
    try {
      for (Thread reader : readers) {
        reader.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading what a process says", e);
    }
    synchronized (this) {
      return List.copyOf(lines);
    }
  }
}

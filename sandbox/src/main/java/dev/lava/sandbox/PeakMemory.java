package dev.lava.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The largest resident set that a process has had, from {@code /proc/PID/status} (proc(5)). */
final class PeakMemory {
  private static final String LABEL = "VmHWM:";

  private PeakMemory() {}

  /** In bytes; empty where the process is gone, or the host is no Linux. */
  static OptionalLong of(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith(LABEL))
          .mapToLong(PeakMemory::bytes)
          .findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  /** The line is such as {@code VmHWM: 5392 kB}, and its kB are 1024 bytes. */
  private static long bytes(String line) {
    return Long.parseLong(line.substring(LABEL.length()).replace("kB", "").strip()) * 1024;
  }
}

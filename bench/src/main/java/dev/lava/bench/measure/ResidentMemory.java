package dev.lava.bench.measure;

import dev.lava.sandbox.SandboxedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What of a process is in memory, as the kernel counts it ({@code VmRSS}, proc(5)). */
final class ResidentMemory {
  private static final String LABEL = "VmRSS:";

  private ResidentMemory() {}

  /**
   * Of the largest process that Lava has started, which is the function's: one is measured at a
   * time. Where the sandbox keeps its processes elsewhere, the largest size that it knows of.
   */
  static long bytes(SandboxedProcess process) {
    OptionalLong largest =
        ProcessHandle.current()
            .descendants()
            .map(descendant -> of(descendant.pid()))
            .flatMapToLong(OptionalLong::stream)
            .max();
    long below = largest.orElse(0);
    // The programs that make a sandbox are all smaller than any JVM.
    return below > 8L << 20 ? below : process.peakMemoryBytes().orElse(below);
  }

  private static OptionalLong of(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith(LABEL))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }
}

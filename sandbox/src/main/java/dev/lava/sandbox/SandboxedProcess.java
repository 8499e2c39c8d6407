package dev.lava.sandbox;

import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A command that was started in a sandbox. Its standard input is empty. */
public interface SandboxedProcess {
  /** What the command writes to standard output. */
  InputStream output();

  /** What the command writes to standard error. */
  InputStream errors();

  /** Completes with the command's exit status; 128 + N where signal N ended it. */
  CompletableFuture<Integer> exit();

  /**
   * The largest resident set so far of the largest process in the sandbox, in bytes, as the kernel
   * counts it ({@code VmHWM} in {@code /proc/PID/status}, proc(5)); empty where it cannot be read,
   * as after the exit.
   */
  OptionalLong peakMemoryBytes();

  /** Sends SIGTERM to the command. */
  void terminate();

  /** Ends the command and all it started, at once. Calling it again, or after the exit, is safe. */
  void kill();
}

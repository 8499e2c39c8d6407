package dev.lava.emulator.environment;

import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A process of the function, from its start to its exit. Safe to use from several threads. */
public interface FunctionProcess {
  /** What it writes to standard output; ends with the process. */
  InputStream output();

  /** What it writes to standard error; ends with the process. */
  InputStream errors();

  /**
   * Completes with the exit status, once the process is gone: {@code 128 + N} where signal {@code
   * N} ended it.
   */
  CompletableFuture<Integer> exit();

  /** The most memory it has held so far, in bytes; empty where that cannot be told. */
  OptionalLong peakMemoryBytes();

  /**
   * Asks it to end, as SIGTERM does; what it still writes is still read ({@link
   * ProcessHandle#destroy()} allows that, {@link Process#destroy()} does not). Harmless after its
   * exit.
   */
  void terminate();

  /**
   * Ends it and all that it started, as SIGKILL does; {@link #exit()} completes soon after.
   * Harmless after its exit.
   */
  void kill();
}

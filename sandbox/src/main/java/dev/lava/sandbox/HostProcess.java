package dev.lava.sandbox;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A sandboxed command as the host sees it: a process that Lava started, which ends with the
 * command's status, and the command itself, which may be a process further down.
 */
final class HostProcess implements SandboxedProcess {
  private static final Duration READY = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(1);

  /** 128 + SIGKILL, whatever a sandbox's own programs say when their command is killed. */
  private static final int KILLED = 137;

  private final Process started;
  private final Leader leader;
  private final CompletableFuture<Integer> exit;
  private volatile boolean killed;

  /** Where the command is among the host's processes; empty as long as it has not begun. */
  @FunctionalInterface
  interface Leader {
    Optional<ProcessHandle> find(Process started);
  }

  /**
   * @param cleanUp what is to be done when it has ended
   */
  HostProcess(Process started, Leader leader, Runnable cleanUp) {
    this.started = started;
    this.leader = leader;
    this.exit =
        started
            .onExit()
            .whenComplete((_, _) -> cleanUp.run())
            .thenApply(process -> killed ? KILLED : process.exitValue());
  }

  @Override
  public InputStream output() {
    return started.getInputStream();
  }

  @Override
  public InputStream errors() {
    return started.getErrorStream();
  }

  @Override
  public CompletableFuture<Integer> exit() {
    return exit.copy();
  }

  @Override
  public OptionalLong peakMemoryBytes() {
    return leader.find(started).stream()
        .flatMap(HostProcess::tree)
        .map(process -> PeakMemory.of(process.pid()))
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  @Override
  public void terminate() {
    awaitLeader().ifPresent(ProcessHandle::destroy);
  }

  @Override
  public void kill() {
    killed = started.isAlive();
    // Listed before the first one dies: afterwards its children are somebody else's.
    List<ProcessHandle> processes = awaitLeader().stream().flatMap(HostProcess::tree).toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    if (processes.isEmpty()) {
      started.toHandle().destroyForcibly();
    }
  }

  /** A sandbox takes some milliseconds to get ready; a signal must not fall into that gap. */
  private Optional<ProcessHandle> awaitLeader() {
    long deadline = System.nanoTime() + READY.toNanos();
    Optional<ProcessHandle> found = leader.find(started);
    while (found.isEmpty() && started.isAlive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
      found = leader.find(started);
    }
    return found;
  }

  private static Stream<ProcessHandle> tree(ProcessHandle top) {
    return Stream.concat(Stream.of(top), top.descendants());
  }
}

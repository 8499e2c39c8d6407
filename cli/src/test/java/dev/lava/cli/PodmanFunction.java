package dev.lava.cli;

import dev.lava.emulator.environment.FunctionProcess;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A function that podman keeps in the foreground. */
record PodmanFunction(Process podman) implements FunctionProcess {
  @Override
  public InputStream output() {
    return podman.getInputStream();
  }

  @Override
  public InputStream errors() {
    return podman.getErrorStream();
  }

  @Override
  public CompletableFuture<Integer> exit() {
    return podman.onExit().thenApply(Process::exitValue);
  }

  @Override
  public OptionalLong peakMemoryBytes() {
    return OptionalLong.empty();
  }

  @Override
  public void terminate() {
    podman.destroy();
  }

  /** Podman passes SIGTERM on, and removes the container; SIGKILL would leave both behind. */
  @Override
  public void kill() {
    podman.destroy();
  }
}

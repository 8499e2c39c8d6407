package dev.lava.build.launch;

import dev.lava.emulator.environment.FunctionProcess;
import dev.lava.sandbox.SandboxedProcess;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * A sandboxed process as the emulator sees it.
 *
 * @param output what the emulator takes for its standard output
 */
public record LaunchedFunction(SandboxedProcess process, InputStream output)
    implements FunctionProcess {
  /** Its standard output as it is. */
  public LaunchedFunction(SandboxedProcess process) {
    this(process, process.output());
  }

  @Override
  public InputStream errors() {
    return process.errors();
  }

  @Override
  public CompletableFuture<Integer> exit() {
    return process.exit();
  }

  @Override
  public OptionalLong peakMemoryBytes() {
    return process.peakMemoryBytes();
  }

  @Override
  public void terminate() {
    process.terminate();
  }

  @Override
  public void kill() {
    process.kill();
  }
}

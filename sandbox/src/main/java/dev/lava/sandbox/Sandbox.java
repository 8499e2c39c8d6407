package dev.lava.sandbox;

/**
 * A way to start a command inside an unpacked root. Three ways exist: user namespaces, podman, and
 * the bare host.
 *
 * <p>An instance holds no state of what it started; it may be shared between threads.
 */
public interface Sandbox {
  /** What users call it: {@code namespace}, {@code podman} or {@code process}. */
  String name();

  /** Whether this machine allows it, found out by trying, not by guessing. */
  Availability availability();

  /**
   * Starts the command and returns at once.
   *
   * @throws SandboxException where it cannot be started: the message names the sandbox, the command
   *     and the rule that was broken
   */
  SandboxedProcess start(SandboxCommand command) throws SandboxException;
}

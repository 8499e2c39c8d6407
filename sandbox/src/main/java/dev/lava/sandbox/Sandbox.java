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
   * Whether it can keep a command from the network ({@link Network.OnlyPort}); where it cannot, why
   * not. Looks for what it takes, and tries nothing: a kernel's refusal is the start's.
   */
  default Availability networkIsolation() {
    return new Availability.Unavailable(
        "the sandbox '%s' leaves a command on the host's network".formatted(name()),
        "--sandbox namespace keeps it from the network");
  }

  /**
   * Starts the command and returns at once.
   *
   * @throws SandboxException where it cannot be started: the message names the sandbox, the command
   *     and the rule that was broken
   */
  SandboxedProcess start(SandboxCommand command) throws SandboxException;
}

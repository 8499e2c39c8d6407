package dev.lava.sandbox;

import dev.lava.sandbox.Availability.Unavailable;

/** A command that is to be kept from the network is never started on it instead. */
final class NetworkRule {
  private NetworkRule() {}

  static void check(Sandbox sandbox, SandboxCommand command) throws SandboxException {
    if (command.network() instanceof Network.OnlyPort
        && sandbox.networkIsolation() instanceof Unavailable(String reason, String remedy)) {
      throw new SandboxException(
          "cannot start %s without the network: %s; %s"
              .formatted(command.program(), reason, remedy));
    }
  }
}

package dev.lava.build.train;

import dev.lava.sandbox.Availability;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxCommand;
import dev.lava.sandbox.SandboxedProcess;

/** A sandbox that starts nothing. */
record NoSandbox(String name, Availability availability, Availability networkIsolation)
    implements Sandbox {
  NoSandbox(String name) {
    this(name, new Availability.Available(), new Availability.Available());
  }

  @Override
  public SandboxedProcess start(SandboxCommand command) {
    throw new UnsupportedOperationException();
  }
}

package dev.lava.sandbox;

class PodmanSandboxTest extends IsolatedSandboxContract {
  PodmanSandboxTest() {
    super("podman");
  }
}

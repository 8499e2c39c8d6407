package dev.lava.sandbox;

class ProcessSandboxTest extends SandboxContract {
  ProcessSandboxTest() {
    super("process");
  }
}

package dev.lava.sandbox;

class NamespaceSandboxTest extends IsolatedSandboxContract {
  NamespaceSandboxTest() {
    super("namespace");
  }
}

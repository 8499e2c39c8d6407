package dev.lava.conformance;

import dev.lava.testing.AwsRuntimeClient;

/** Whose runtime a function runs on. */
enum FunctionRuntime {
  LAVA("dev.lava.runtime.LavaRuntime"),
  AWS(AwsRuntimeClient.MAIN);

  private final String mainClass;

  FunctionRuntime(String mainClass) {
    this.mainClass = mainClass;
  }

  String mainClass() {
    return mainClass;
  }
}

package dev.lava.sandbox;

import java.nio.file.Path;

/** A program: runs a shell script in a small root and ends as the script did. */
final class RunInSandbox {
  private RunInSandbox() {}

  /**
   * @param arguments the sandbox's name, the root, the script
   */
  public static void main(String... arguments) throws SandboxException {
    Sandbox sandbox = Sandboxes.named(arguments[0]);
    SmallRoot root = new SmallRoot(Path.of(arguments[1]));
    Finished finished = Finished.of(sandbox.start(root.script(arguments[2])));
    System.out.print(finished.output());
    System.err.print(finished.errors());
    System.exit(finished.status());
  }
}

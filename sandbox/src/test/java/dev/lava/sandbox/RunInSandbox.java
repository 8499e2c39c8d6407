package dev.lava.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A program: runs a shell script in a small root and ends as the script did. */
final class RunInSandbox {
  private RunInSandbox() {}

  /**
   * @param arguments the sandbox's name, the root, the script, and the one port of the network that
   *     it may reach, where it is not to have all of it
   */
  public static void main(String... arguments) throws Exception {
    SmallRoot root = new SmallRoot(Path.of(arguments[1]));
    Network network =
        arguments.length > 3 ? new Network.OnlyPort(Integer.parseInt(arguments[3])) : Network.HOST;
    SandboxedProcess process =
        Sandboxes.named(arguments[0]).start(root.script(arguments[2]).on(network));
    Thread errors = Thread.startVirtualThread(() -> pass(process.errors(), System.err));
    pass(process.output(), System.out);
    errors.join();
    System.exit(process.exit().join());
  }

  private static void pass(InputStream from, PrintStream to) {
    try {
      from.transferTo(to);
      to.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

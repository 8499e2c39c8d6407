package dev.lava.sandbox;

import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A root with a shell and its programs in it, all of them one static busybox. */
record SmallRoot(Path path) {
  private static final List<String> PROGRAMS =
      List.of(
          "cat", "dd", "echo", "env", "grep", "ip", "ls", "mount", "ps", "sh", "sleep", "tr",
          "umount", "wc", "wget");

  static SmallRoot in(Path directory) throws IOException {
    Path root = Files.createDirectory(directory.resolve("a root"));
    for (String name : List.of("bin", "dev", "etc", "proc", "tmp", "var", "var/task")) {
      Files.createDirectory(root.resolve(name));
    }
    var busybox = new RequiredTool("busybox", "apt-get install busybox-static");
    Files.copy(busybox.require(), root.resolve("bin/busybox"));
    for (String program : PROGRAMS) {
      Files.createSymbolicLink(root.resolve("bin").resolve(program), Path.of("busybox"));
    }
    Files.createFile(root.resolve("etc/resolv.conf"));
    return new SmallRoot(root);
  }

  /** A shell script to run here, with nothing but a PATH, in {@code /var/task}. */
  SandboxCommand script(String text) {
    return script(text, Map.of("PATH", "/bin"));
  }

  SandboxCommand script(String text, Map<String, String> environment) {
    return command(environment, "/bin/sh", "-c", text);
  }

  SandboxCommand command(Map<String, String> environment, String... arguments) {
    return new SandboxCommand(
        path, false, List.of(arguments), environment, "/var/task", OptionalInt.empty());
  }

  SandboxCommand writing(String text) {
    return new SandboxCommand(
        path,
        true,
        List.of("/bin/sh", "-c", text),
        Map.of("PATH", "/bin"),
        "/var/task",
        OptionalInt.empty());
  }
}

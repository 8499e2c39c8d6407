package dev.lava.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.sandbox.Availability.Unavailable;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodmanSandboxTest extends IsolatedSandboxContract {
  PodmanSandboxTest() {
    super("podman");
  }

  @Test
  void a_memory_limit_holds() throws IOException {
    RequiredTool.require(
        "root".equals(System.getProperty("user.name")),
        "podman limits the memory of a normal user's containers only with delegated control groups");
    // The two versions of control groups have different names for it.
    String script =
        "cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null";
    var command =
        new SandboxCommand(
            root.path(),
            false,
            List.of("/bin/sh", "-c", script),
            Map.of("PATH", "/bin"),
            "/",
            OptionalInt.of(64));

    assertThat(Finished.of(sandbox.start(command)).output()).isEqualTo("67108864\n");
  }

  @Test
  void without_podman_it_says_how_to_get_it(@TempDir Path empty) {
    assertThat(new PodmanSandbox(new SearchPath(empty.toString())).availability())
        .isEqualTo(
            new Unavailable(
                "no program 'podman' on the PATH, which is " + empty, "apt-get install podman"));
  }
}

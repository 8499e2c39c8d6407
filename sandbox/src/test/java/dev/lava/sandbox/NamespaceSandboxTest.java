package dev.lava.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.sandbox.Availability.Unavailable;
import dev.lava.testing.RequiredTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespaceSandboxTest extends IsolatedSandboxContract {
  NamespaceSandboxTest() {
    super("namespace");
  }

  @Test
  void the_command_has_no_capability_but_chroots() throws IOException {
    // Bit 18: CAP_SYS_CHROOT in linux/capability.h.
    assertThat(run("grep -E 'Cap(Prm|Eff|Bnd)' /proc/self/status").output())
        .isEqualTo(
            """
            CapPrm:\t0000000000040000
            CapEff:\t0000000000040000
            CapBnd:\t0000000000040000
            """);
  }

  @Test
  void mounts_cannot_be_undone() throws IOException {
    assertThat(run("umount /tmp").errors()).contains("Operation not permitted");
    assertThat(run("umount -l /").errors()).contains("Operation not permitted");
  }

  @Test
  void a_root_without_the_file_of_nameservers_goes_without() throws IOException {
    Files.delete(root.path().resolve("etc/resolv.conf"));

    assertThat(run("ls -A /etc")).isEqualTo(new Finished(0, "", ""));
  }

  @Test
  void a_root_with_nothing_to_mount_on_is_refused() throws IOException {
    Files.delete(root.path().resolve("proc"));
    Files.delete(root.path().resolve("tmp"));

    assertThatThrownBy(() -> run("exit 0"))
        .isInstanceOf(SandboxException.class)
        .hasMessage(
            "the root %s has no directory proc, tmp; the namespace sandbox mounts on proc, dev, tmp, so a root has all of them, empty",
            root.path());
  }

  @Test
  void the_command_dies_with_lava_even_by_kill_9() throws IOException {
    Process lava =
        new ProcessBuilder(
                JavaProgram.command(
                    RunInSandbox.class,
                    "namespace",
                    root.path().toString(),
                    "echo ready; while true; do true; done; " + ProcessTable.SLEEP))
            .start();
    try (BufferedReader output = lava.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("ready");
    }
    // Lava names the script as its argument too.
    List<ProcessHandle> inside = new ArrayList<>(ProcessTable.sleeping());
    inside.remove(lava.toHandle());

    lava.destroyForcibly();

    assertThat(inside).isNotEmpty();
    inside.forEach(process -> process.onExit().join());
  }

  @Nested
  class Not_available {
    @Test
    void the_kernels_answer_and_the_way_out_are_told(@TempDir Path directory) throws IOException {
      Path unshare = directory.resolve("unshare");
      Files.writeString(
          unshare,
          """
          #!/bin/sh
          echo 'unshare: unshare failed: Operation not permitted' >&2
          exit 1
          """);
      Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.createDirectories(directory.resolve("sys/kernel"));
      Files.writeString(
          directory.resolve("sys/kernel/apparmor_restrict_unprivileged_userns"), "1\n");
      var path = new SearchPath(directory + ":" + SearchPath.ofHost().text());
      var kernel = new UserNamespaces(directory.resolve("sys"));

      assertThat(new NamespaceSandbox(path, kernel).availability())
          .isEqualTo(
              new Unavailable(
                  "started a program in new namespaces: it ended with status 1: unshare: unshare failed: Operation not permitted; kernel.apparmor_restrict_unprivileged_userns is 1",
                  "as root, sysctl -w kernel.apparmor_restrict_unprivileged_userns=0; or choose another sandbox: --sandbox podman or --sandbox process"));
    }

    @Test
    void a_kernel_that_forbids_user_namespaces_is_recognised() throws IOException {
      List<String> line = new ArrayList<>();
      line.addAll(List.of(RequiredTool.ofDebian("unshare").require().toString(), "--user"));
      line.addAll(List.of("--map-root-user", "sh", "-c"));
      line.add("echo 0 >/proc/sys/user/max_user_namespaces; exec \"$@\"");
      line.add("sh");
      line.addAll(JavaProgram.command(PrintAvailability.class, "namespace"));
      Process lava = new ProcessBuilder(line).start();

      String printed = new String(lava.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(printed)
          .startsWith(
              "Unavailable[reason=started a program in new namespaces: it ended with status 1: ")
          .contains(
              "; user.max_user_namespaces is 0, remedy=as root, sysctl -w user.max_user_namespaces=15000; or");
    }

    @Test
    void tools_that_are_missing_are_named(@TempDir Path empty) {
      var path = new SearchPath(empty.toString());

      assertThat(new NamespaceSandbox(path, UserNamespaces.ofHost()).availability())
          .isEqualTo(
              new Unavailable(
                  "the namespace sandbox needs unshare, setpriv, mount, sh, env, cp, looked for on the PATH, which is "
                      + empty,
                  "apt-get install util-linux mount"));
    }
  }
}

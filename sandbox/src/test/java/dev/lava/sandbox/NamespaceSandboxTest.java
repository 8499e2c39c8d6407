package dev.lava.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lava.sandbox.Availability.Unavailable;
import dev.lava.testing.RequiredTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
  class Kept_from_the_network {
    private HttpServer server;

    @BeforeEach
    void serve_on_the_hosts_loopback() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
    }

    @AfterEach
    void stop() {
      server.stop(0);
    }

    private Finished alone(int port, String script) throws IOException {
      return Finished.of(sandbox.start(root.script(script).on(new Network.OnlyPort(port))));
    }

    @Test
    void the_one_port_leads_to_the_hosts() throws IOException {
      int port = server.getAddress().getPort();

      assertThat(
              alone(port, "wget -q -O - --post-data told http://127.0.0.1:%d/".formatted(port))
                  .output())
          .isEqualTo("told");
    }

    @Test
    void several_connections_at_once_and_one_after_the_other_do_not_mix() throws IOException {
      int port = server.getAddress().getPort();

      assertThat(
              alone(
                      port,
                      """
                      for round in 1 2 3; do
                        for name in a b c; do wget -q -O /tmp/$name --post-data $round$name http://127.0.0.1:%d/ & done
                        wait
                        cat /tmp/a /tmp/b /tmp/c
                      done
                      """
                          .formatted(port))
                  .output())
          .isEqualTo("1a1b1c2a2b2c3a3b3c");
    }

    @Test
    void no_other_port_of_the_host_is_there() throws IOException {
      int other = server.getAddress().getPort();

      assertThat(alone(1, "wget -q -O - http://127.0.0.1:%d/".formatted(other)).errors())
          .contains("Connection refused");
    }

    @Test
    void no_other_address_is_there() throws IOException {
      assertThat(alone(1, "wget -q -O - http://192.0.2.1/").errors())
          .contains("Network is unreachable");
      assertThat(alone(1, "ip route | wc -l").output()).isEqualTo("0\n");
    }

    @Test
    void the_command_has_no_power_over_its_network() throws IOException {
      assertThat(alone(1, "ip link set lo down").errors()).contains("Operation not permitted");
    }

    @Test
    void no_process_stays_behind() throws IOException {
      Set<Long> children = descendants();

      alone(1, "exit 0");

      assertThat(descendants()).isEqualTo(children);
    }

    @Test
    void it_dies_with_lava_even_by_kill_9_and_leaves_nothing(@TempDir Path temporary)
        throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
              JavaProgram.command(
                  RunInSandbox.class,
                  "namespace",
                  root.path().toString(),
                  "echo ready; while true; do true; done; " + ProcessTable.SLEEP,
                  "1"));
      builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
      Process lava = builder.start();
      try (BufferedReader output = lava.inputReader(StandardCharsets.UTF_8)) {
        assertThat(output.readLine()).isEqualTo("ready");
      }
      List<ProcessHandle> below = lava.descendants().toList();

      lava.destroyForcibly();

      assertThat(below).isNotEmpty();
      below.forEach(process -> process.onExit().join());
      assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void a_normal_user_may_be_kept_from_it(@TempDir Path directory) throws IOException {
      NormalUser user = NormalUser.in(directory);
      int port = server.getAddress().getPort();

      assertThat(
              user.start(
                  RunInSandbox.class,
                  "namespace",
                  user.home().resolve("a root").toString(),
                  "wget -q -O - --post-data told http://127.0.0.1:%d/".formatted(port),
                  Integer.toString(port)))
          .isEqualTo(new Finished(0, "told", ""));
    }

    private static Set<Long> descendants() {
      return ProcessHandle.current()
          .descendants()
          .filter(ProcessHandle::isAlive)
          .map(ProcessHandle::pid)
          .collect(Collectors.toSet());
    }
  }

  @Test
  void another_sandbox_refuses_to_keep_a_command_from_the_network() {
    assertThatThrownBy(
            () ->
                Sandboxes.named("process").start(root.script("exit 0").on(new Network.OnlyPort(1))))
        .isInstanceOf(SandboxException.class)
        .hasMessage(
            "cannot start /bin/sh without the network: the sandbox 'process' leaves a command on the host's network; --sandbox namespace keeps it from the network");
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

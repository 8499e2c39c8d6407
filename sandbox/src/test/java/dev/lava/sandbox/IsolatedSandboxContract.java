package dev.lava.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sandbox does in addition that gives the command a root of its own. */
abstract class IsolatedSandboxContract extends SandboxContract {
  IsolatedSandboxContract(String name) {
    super(name);
  }

  @Test
  void the_root_is_the_commands_own() throws IOException {
    assertThat(run("ls -d /var/*; ls /work /home 2>/dev/null").output()).isEqualTo("/var/task\n");
  }

  @Test
  void the_root_cannot_be_written() throws IOException {
    Finished finished = run("echo x >/var/task/file");

    assertThat(finished.status()).isEqualTo(1);
    assertThat(finished.errors()).contains("Read-only file system");
    assertThat(root.path().resolve("var/task")).isEmptyDirectory();
  }

  @Test
  void a_writable_root_keeps_what_is_written() throws IOException {
    Finished finished = Finished.of(sandbox.start(root.writing("echo kept >/var/task/file")));

    assertThat(finished).isEqualTo(new Finished(0, "", ""));
    assertThat(root.path().resolve("var/task/file")).hasContent("kept");
  }

  @Test
  void tmp_is_writable_fresh_and_gone_afterwards() throws IOException {
    Files.writeString(root.path().resolve("tmp/of the image"), "");

    String script = "ls -A /tmp; echo x >/tmp/file; cat /tmp/file";

    assertThat(run(script)).isEqualTo(new Finished(0, "x\n", ""));
    assertThat(run(script)).isEqualTo(new Finished(0, "x\n", ""));
    assertThat(root.path().resolve("tmp")).isDirectoryNotContaining("glob:**file");
  }

  @Test
  void the_environment_is_exactly_the_commands() throws IOException {
    var environment =
        Map.of(
            "HOME",
            "/tmp",
            "HOSTNAME",
            "h",
            "PATH",
            "/none",
            "PLAIN",
            "a b  c",
            "QUOTES",
            "'\"$X\\`",
            "LINES",
            "one\ntwo",
            "EMPTY",
            "",
            "with.dot-dash",
            "yes",
            "LC_ALL",
            "C.UTF-8");

    String output = Finished.of(sandbox.start(root.command(environment, "/bin/env"))).output();

    assertThat(output.lines())
        .containsExactlyInAnyOrderElementsOf(
            environment.entrySet().stream()
                .flatMap(entry -> (entry.getKey() + "=" + entry.getValue()).lines())
                .toList());
  }

  @Test
  void the_command_is_the_first_of_its_own_processes() throws IOException {
    var command = root.command(Map.of(), "/bin/ps", "-o", "pid,args");

    assertThat(Finished.of(sandbox.start(command)).output())
        .isEqualTo(
            """
            PID   COMMAND
                1 /bin/ps -o pid,args
            """);
  }

  @Test
  void processes_of_the_host_cannot_be_signalled() throws IOException {
    long host = ProcessHandle.current().pid();

    assertThat(run("kill -0 " + host).errors()).contains("No such process");
  }

  @Test
  void the_usual_devices_are_there() throws IOException {
    assertThat(
            run(
                """
                echo lost >/dev/null && echo err >/dev/stderr && dd if=/dev/urandom bs=8 count=1 2>/dev/null | wc -c
                ls /dev/fd /dev/full /dev/random /dev/stdin /dev/stdout /dev/tty /dev/zero >/dev/null
                """))
        .isEqualTo(new Finished(0, "8\n", "err\n"));
  }

  @Test
  void kernel_settings_cannot_be_changed() throws IOException {
    assertThat(run("echo x >/proc/sys/kernel/core_pattern").errors())
        .contains("Read-only file system");
  }

  @Test
  void names_on_the_network_are_found_as_on_the_host() throws IOException {
    String nameservers =
        Files.readAllLines(Path.of("/etc/resolv.conf")).stream()
            .filter(line -> line.startsWith("nameserver"))
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(run("grep ^nameserver /etc/resolv.conf").output()).isEqualTo(nameservers);
    assertThat(root.path().resolve("etc/resolv.conf")).isEmptyFile();
  }

  @Test
  void a_program_that_is_missing_is_named_and_has_status_127() throws IOException {
    Finished finished = Finished.of(sandbox.start(root.command(Map.of(), "/bin/missing")));

    assertThat(finished.status()).isEqualTo(127);
    assertThat(finished.errors()).contains("/bin/missing");
  }

  @Test
  void a_normal_user_may_use_it(@TempDir Path directory) throws IOException {
    assertThat(NormalUser.in(directory).run(sandbox.name(), "echo x 2>/dev/null >/file; echo $$"))
        .isEqualTo(new Finished(0, "1\n", ""));
  }
}

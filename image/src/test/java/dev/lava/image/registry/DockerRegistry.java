package dev.lava.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.Child;
import dev.lava.testing.RequiredTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Debian's {@code docker-registry}, as a process of its own on a free port of loopback. */
final class DockerRegistry implements AutoCloseable {
  static final String USER = "ada";
  static final String PASSWORD = "analytical-engine";

  private static final Pattern LISTENING =
      Pattern.compile(".*listening on 127\\.0\\.0\\.1:(\\d+).*");

  private final Process process;
  private final String host;
  private final List<String> log;

  private DockerRegistry(Process process, String host, List<String> log) {
    this.process = process;
    this.host = host;
    this.log = log;
  }

  /** A registry for everybody, without TLS. */
  static DockerRegistry open(Path directory) throws IOException {
    return start(directory, "");
  }

  /** A registry that wants {@link #USER} and {@link #PASSWORD}, by HTTP's basic scheme. */
  static DockerRegistry withLogin(Path directory) throws IOException {
    Files.createDirectories(directory);
    byte[] salt = "sixteen bytes ok".getBytes(UTF_8);
    Path users = directory.resolve("htpasswd");
    Files.writeString(
        users, USER + ":" + OpenBSDBCrypt.generate("2y", PASSWORD.toCharArray(), salt, 4) + "\n");
    return start(
        directory,
        """
        auth:
          htpasswd:
            realm: a test
            path: %s
        """
            .formatted(users));
  }

  /** A registry with a certificate of an authority that nobody knows, in {@code ca.crt}. */
  static DockerRegistry withTls(Path directory) throws IOException, InterruptedException {
    RequiredTool.ofDebian("openssl").require();
    Files.createDirectories(directory);
    Path extension =
        Files.writeString(
            directory.resolve("extension"), "subjectAltName=IP:127.0.0.1,DNS:localhost\n");
    openssl(
        directory,
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=authority"
            + " -keyout ca.key -out ca.crt");
    openssl(
        directory,
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost"
            + " -keyout server.key -out server.csr");
    openssl(
        directory,
        "x509 -req -days 2 -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -extfile "
            + extension
            + " -out server.crt");
    return start(
        directory,
        "  tls:\n    certificate: %s\n    key: %s\n"
            .formatted(directory.resolve("server.crt"), directory.resolve("server.key")));
  }

  private static void openssl(Path directory, String arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    for (String argument : arguments.split(" ")) {
      command.add(
          argument.matches("(ca|server)\\.(key|crt|csr)")
              ? directory.resolve(argument).toString()
              : argument);
    }
    Child.run(command);
  }

  /**
   * @param more lines of the configuration; indented ones belong to {@code http}
   */
  private static DockerRegistry start(Path directory, String more) throws IOException {
    Path program = RequiredTool.ofDebian("docker-registry").require();
    Files.createDirectories(directory);
    Path configuration =
        Files.writeString(
            directory.resolve("config.yml"),
            """
            version: 0.1
            storage:
              filesystem:
                rootdirectory: %s
            http:
              addr: 127.0.0.1:0
            %s
            """
                .formatted(directory.resolve("data"), more));
    Process process =
        new ProcessBuilder(program.toString(), "serve", configuration.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    List<String> log = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      log.add(line);
      Matcher listening = LISTENING.matcher(line);
      if (listening.matches()) {
        Thread.ofVirtual().start(() -> drain(process));
        return new DockerRegistry(process, "127.0.0.1:" + listening.group(1), log);
      }
    }
    throw new IOException("docker-registry does not start:\n" + String.join("\n", log));
  }

  /** What it says later is of no interest, but it must not wait for somebody to read it. */
  private static void drain(Process process) {
    try {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // It has ended.
    }
  }

  /** Such as {@code 127.0.0.1:43123}. */
  String host() {
    return host;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return host + "\n" + String.join("\n", log);
  }
}

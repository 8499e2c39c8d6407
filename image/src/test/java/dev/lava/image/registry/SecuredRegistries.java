package dev.lava.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.Child;
import dev.lava.testing.DebianRegistry;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Registries that do not let everybody in. */
final class SecuredRegistries {
  static final String USER = "ada";
  static final String PASSWORD = "analytical-engine";

  private SecuredRegistries() {}

  /** A registry that wants {@link #USER} and {@link #PASSWORD}, by HTTP's basic scheme. */
  static DebianRegistry withLogin(Path directory) throws IOException {
    Files.createDirectories(directory);
    byte[] salt = "sixteen bytes ok".getBytes(UTF_8);
    Path users = directory.resolve("htpasswd");
    Files.writeString(
        users, USER + ":" + OpenBSDBCrypt.generate("2y", PASSWORD.toCharArray(), salt, 4) + "\n");
    return DebianRegistry.start(
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
  static DebianRegistry withTls(Path directory) throws IOException, InterruptedException {
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
    return DebianRegistry.start(
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
}

package dev.lava.buildbenchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's registry on the loopback interface, with the base image in it. */
record LocalRegistry(int port, Process process) implements Closeable {
  private static final int ATTEMPTS = 200;

  static LocalRegistry start(Path work, Path base) throws IOException, InterruptedException {
    Files.createDirectories(work);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path settings =
        Files.writeString(
            work.resolve("config.yml"),
            """
            version: 0.1
            storage:
              filesystem:
                rootdirectory: %s
            http:
              addr: 127.0.0.1:%d
            """
                .formatted(work.resolve("data"), port));
    Process process =
        new ProcessBuilder("docker-registry", "serve", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("log").toFile())
            .start();
    LocalRegistry registry = new LocalRegistry(port, process);
    try {
      registry.await();
      new Command(work.resolve("push.log"), Map.of())
          .run(
              List.of(
                  "skopeo",
                  "copy",
                  "--dest-tls-verify=false",
                  "oci:" + base,
                  "docker://" + registry.base()));
      return registry;
    } catch (IOException | InterruptedException e) {
      registry.close();
      throw e;
    }
  }

  String base() {
    return name("base");
  }

  /** An image's name in this registry. */
  String name(String repository) {
    return "localhost:%d/%s:1".formatted(port, repository);
  }

  private void await() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS || !process.isAlive()) {
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}

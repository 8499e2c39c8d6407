package dev.lava.sandbox.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A network with a loopback and nothing else, on which one port leads to the same port of the
 * host's loopback. Lasts until it is closed, or until Lava ends.
 */
public final class PrivateNetwork implements AutoCloseable {
  private final Programs programs;
  private final Path directory;
  private final ServerSocketChannel server;
  private final Process inside;

  /**
   * The host's programs that it takes, by absolute path; all are of util-linux.
   *
   * @param unshare makes the namespaces
   * @param nsenter enters them
   */
  public record Programs(Path unshare, Path nsenter) {}

  private PrivateNetwork(
      Programs programs, Path directory, ServerSocketChannel server, Process inside) {
    this.programs = programs;
    this.directory = directory;
    this.server = server;
    this.inside = inside;
  }

  /**
   * Makes a network and waits until it can be used, which takes as long as a JVM takes to start.
   *
   * @throws IOException where the kernel allows none; the message says what was seen
   */
  public static PrivateNetwork open(Programs programs, int port) throws IOException {
    // Only its owner may enter such a directory.
    Path directory = Files.createTempDirectory("lava-network");
    Path socket = directory.resolve("socket");
    ServerSocketChannel server = null;
    try {
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      ServerSocketChannel listening = server;
      Thread.ofVirtual().name("lava-network").start(() -> accept(listening, port));
      Process inside = inside(programs, port, socket).start();
      PrivateNetwork network = new PrivateNetwork(programs, directory, server, inside);
      network.awaitReady();
      return network;
    } catch (IOException e) {
      if (server != null) {
        server.close();
      }
      Files.deleteIfExists(socket);
      Files.deleteIfExists(directory);
      throw e;
    }
  }

  /** What a command line begins with that is to run in the network, as root of its owner. */
  public List<String> prefix() {
    return List.of(
        programs.nsenter().toString(),
        "--target",
        Long.toString(inside.pid()),
        "--user",
        "--net",
        "--preserve-credentials",
        "--");
  }

  /** Ends it; what still runs in it is cut off. */
  @Override
  public void close() throws IOException {
    inside.destroyForcibly().onExit().join();
    server.close();
    Files.deleteIfExists(directory.resolve("socket"));
    Files.deleteIfExists(directory);
  }

  private static ProcessBuilder inside(Programs programs, int port, Path socket)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            programs.unshare().toString(),
            "--user",
            "--map-root-user",
            "--net",
            "--",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            ownCode().toString(),
            Inside.class.getName(),
            Integer.toString(port),
            socket.toString());
    builder.environment().clear();
    builder.redirectErrorStream(true);
    return builder;
  }

  /** The jar or directory that this class was loaded from. */
  private static Path ownCode() throws IOException {
    try {
      return Path.of(
          PrivateNetwork.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the place of Lava's own classes is no path", e);
    }
  }

  private void awaitReady() throws IOException {
    // Not closed: the process would otherwise fail at its next word.
    BufferedReader said =
        new BufferedReader(new InputStreamReader(inside.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (!Inside.READY.equals(line)) {
      inside.destroyForcibly();
      throw new IOException(
          "this machine allows no network of its own for a command: "
              + (line == null ? "the program in it ended without a word" : line));
    }
  }

  private static void accept(ServerSocketChannel server, int port) {
    InetSocketAddress host = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      while (true) {
        Relay.join(server.accept(), () -> SocketChannel.open(host));
      }
    } catch (IOException _) {
      // Closed: nobody is let in any more.
    }
  }
}

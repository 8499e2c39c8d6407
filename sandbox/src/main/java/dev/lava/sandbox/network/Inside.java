package dev.lava.sandbox.network;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;

/**
 * The program that stands inside of the network: brings the loopback up, listens on the one port,
 * and carries each connection to the socket that {@link PrivateNetwork} listens on. Its process is
 * also what keeps the namespaces for those who enter them.
 */
final class Inside {
  /** What it prints once the network can be used. */
  static final String READY = "ready";

  private Inside() {}

  /**
   * @param args the port, and the path of the socket
   */
  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    UnixDomainSocketAddress outside = UnixDomainSocketAddress.of(args[1]);
    Thread.ofPlatform().daemon().name("lava-network-end").start(() -> endWithLava(outside));
    Loopback.up();
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
      server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      System.out.println(READY);
      while (true) {
        SocketChannel command = server.accept();
        Relay.join(command, () -> SocketChannel.open(outside));
      }
    }
  }

  /**
   * Standard input is a pipe that Lava holds open and never writes to. However Lava ends, this sees
   * it end and leaves nothing behind.
   */
  private static void endWithLava(UnixDomainSocketAddress outside) {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
      Files.deleteIfExists(outside.getPath());
      Files.deleteIfExists(outside.getPath().getParent());
    } catch (IOException _) {
      // There is nobody left who could be told.
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}

package dev.lava.sandbox.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Carries bytes between two connections, in both directions, until both have ended. */
final class Relay {
  private static final int BUFFER = 1 << 16;

  private Relay() {}

  /** Where a connection leads. */
  @FunctionalInterface
  interface Target {
    SocketChannel connect() throws IOException;
  }

  /** Connects to the target and returns at once; an unreachable one ends the connection. */
  static void join(SocketChannel from, Target target) {
    Thread.ofVirtual().name("lava-relay").start(() -> carry(from, target));
  }

  private static void carry(SocketChannel from, Target target) {
    try (from;
        SocketChannel to = target.connect()) {
      Thread back = Thread.ofVirtual().name("lava-relay-back").start(() -> copy(to, from));
      copy(from, to);
      back.join();
    } catch (IOException _) {
      // Whoever is on the other side sees its connection end.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Passes on what comes, and then its end. */
  private static void copy(SocketChannel from, SocketChannel to) {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
      to.shutdownOutput();
    } catch (IOException _) {
      close(from);
      close(to);
    }
  }

  /** A connection that broke on one side is of no use on the other. */
  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // It is as closed as it can be.
    }
  }
}

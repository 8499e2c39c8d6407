package dev.lava.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * A Runtime API for functions that are measured, on one thread and one selector, so that what it
 * takes itself is small and the same for all. It hands out one event again and again, but only
 * while it is asked to.
 */
final class PolledApi implements Closeable {
  private static final byte[] ACCEPTED =
      "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n"
          .getBytes(StandardCharsets.US_ASCII);

  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

  private final Selector selector = Selector.open();
  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final Deque<Peer> waiting = new ArrayDeque<>();
  private final byte[] event;
  private int handedOut;
  private int answered;

  PolledApi(byte[] event) throws IOException {
    this.event = event;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  String address() {
    return "127.0.0.1:" + server.socket().getLocalPort();
  }

  /**
   * Waits until so many ask for an event.
   *
   * @throws IOException where they do not within a minute
   */
  void await(int functions) throws IOException {
    long deadline = System.nanoTime() + PATIENCE;
    while (waiting.size() < functions) {
      pollUntil(deadline);
    }
  }

  /** Hands out one event and gives the nanoseconds until its answer is there. */
  long roundTrip() throws IOException {
    await(1);
    int before = answered;
    long started = System.nanoTime();
    waiting.remove().send(event());
    while (answered == before) {
      pollUntil(started + PATIENCE);
    }
    return System.nanoTime() - started;
  }

  /** Hands out an event to whoever asks, and gives how many were answered in the time. */
  int answeredWithin(long nanos) throws IOException {
    int before = answered;
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      handOut();
      poll();
    }
    int within = answered - before;
    while (answered < handedOut) {
      pollUntil(end + PATIENCE);
    }
    return within;
  }

  /** Hands out events until the process ends. */
  void serve() throws IOException {
    while (true) {
      handOut();
      poll();
    }
  }

  private void handOut() throws IOException {
    while (!waiting.isEmpty()) {
      waiting.remove().send(event());
    }
  }

  private byte[] event() {
    handedOut++;
    byte[] head =
        """
        HTTP/1.1 200 OK\r
        Content-Type: application/json\r
        Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-%012d\r
        Lambda-Runtime-Deadline-Ms: %d\r
        Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:f\r
        Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1\r
        Content-Length: %d\r
        \r
        """
            .formatted(handedOut, System.currentTimeMillis() + 30_000, event.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] message = new byte[head.length + event.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(event, 0, message, head.length, event.length);
    return message;
  }

  private void pollUntil(long deadline) throws IOException {
    if (System.nanoTime() > deadline) {
      throw new IOException("a function has not been heard of for a minute");
    }
    poll();
  }

  private void poll() throws IOException {
    selector.select(50);
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.isAcceptable()) {
        SocketChannel channel = server.accept();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ, new Peer(channel));
      } else {
        ((Peer) key.attachment()).read();
      }
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  /** One connection of a function. */
  private final class Peer {
    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);

    Peer(SocketChannel channel) {
      this.channel = channel;
    }

    void send(byte[] message) throws IOException {
      ByteBuffer out = ByteBuffer.wrap(message);
      while (out.hasRemaining()) {
        channel.write(out);
      }
    }

    void read() throws IOException {
      if (channel.read(in) < 0) {
        channel.close();
        return;
      }
      String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
      int head = text.indexOf("\r\n\r\n");
      if (head < 0 || in.position() < head + 4 + contentLength(text, head)) {
        return;
      }
      in.clear();
      if (text.startsWith("GET ")) {
        waiting.add(this);
        return;
      }
      if (!text.substring(0, text.indexOf('\r')).contains("/response ")) {
        throw new IOException("a function failed: " + text);
      }
      answered++;
      send(ACCEPTED);
    }

    private int contentLength(String text, int head) {
      String name = "content-length:";
      for (int at = 0; at < head; at = text.indexOf("\r\n", at) + 2) {
        if (text.regionMatches(true, at, name, 0, name.length())) {
          String value = text.substring(at + name.length(), text.indexOf("\r\n", at));
          return Integer.parseInt(value.strip());
        }
      }
      return 0;
    }
  }
}

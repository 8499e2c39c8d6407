package dev.lava.bench.measure;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The Runtime API for one process, on one thread: hands out the same event again and again, and
 * notes when. Whatever can be made ready is made ready while nothing is waiting for it.
 */
final class MeasuringApi implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOOK_AFTER_MILLIS = 100;
  private static final byte[] ACCEPTED = message("202 Accepted", "", "{\"status\":\"OK\"}\n");

  /**
   * A runtime with shutdown hooks registers itself; the events that it then asks for never come.
   */
  private static final byte[] REGISTERED =
      message(
          "200 OK",
          "Lambda-Extension-Identifier: 7a1b8d20-5c0e-4f5c-9d5e-3f1b0a6c2e41\r\n",
          "{\"functionName\":\"function\",\"functionVersion\":\"$LATEST\",\"handler\":\"\"}");

  private final Selector selector = Selector.open();
  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final ByteBuffer arrived = ByteBuffer.allocate(64 * 1024);
  private final byte[] event;
  private final int invocations;
  private final List<Long> sent = new ArrayList<>();
  private final List<Long> answered = new ArrayList<>();
  private byte[] prepared;
  private long asked;
  private byte[] answer = {};
  private boolean complete;

  /**
   * An API that listens from now on.
   *
   * @param invocations how many events it hands out
   */
  MeasuringApi(String event, int invocations) throws IOException {
    this.event = event.getBytes(StandardCharsets.UTF_8);
    this.invocations = invocations;
    this.prepared = next(0);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} is to be. */
  String address() {
    return "127.0.0.1:" + server.socket().getLocalPort();
  }

  /**
   * Serves until all events are answered and one more has been asked for, so that the process is at
   * rest.
   *
   * @param ended whether the process is no more
   * @throws FunctionFailedException where an answer is an error, or does not come
   */
  Moments serve(BooleanSupplier ended) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!complete) {
      if (selector.select(LOOK_AFTER_MILLIS) == 0) {
        if (ended.getAsBoolean()) {
          throw new FunctionFailedException(
              answered.isEmpty()
                  ? "the process ended before it had answered an event"
                  : "the process ended after %d of %d answers"
                      .formatted(answered.size(), invocations));
        }
        if (System.nanoTime() > deadline) {
          throw new FunctionFailedException(
              "nothing was heard of the process for %d seconds".formatted(PATIENCE.toSeconds()));
        }
        continue;
      }
      deadline = System.nanoTime() + PATIENCE.toNanos();
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.isAcceptable()) {
          accept();
        } else {
          read(key);
        }
      }
      selector.selectedKeys().clear();
    }
    return new Moments(asked, sent, answered, new String(answer, StandardCharsets.UTF_8));
  }

  private void accept() throws IOException {
    SocketChannel channel = server.accept();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.register(selector, SelectionKey.OP_READ, new RequestReader());
  }

  private void read(SelectionKey key) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    RequestReader reader = (RequestReader) key.attachment();
    int read;
    try {
      read = channel.read(arrived.clear());
    } catch (IOException _) {
      // Reset: the process has ended, or given the connection up.
      read = -1;
    }
    if (read < 0) {
      channel.close();
      return;
    }
    reader.add(arrived.array(), read);
    Optional<Request> request = reader.next();
    if (request.isPresent()) {
      answer(request.get(), channel);
    }
  }

  private void answer(Request request, SocketChannel channel) throws IOException {
    long now = System.nanoTime();
    String path = request.path();
    if (path.endsWith("/runtime/invocation/next")) {
      if (sent.isEmpty()) {
        asked = now;
      }
      if (sent.size() == invocations) {
        complete = true;
        return;
      }
      send(channel, prepared);
      sent.add(System.nanoTime());
    } else if (path.endsWith("/response")) {
      answered.add(now);
      answer = request.body();
      send(channel, ACCEPTED);
      prepared = next(answered.size());
    } else if (path.endsWith("/extension/register")) {
      send(channel, REGISTERED);
    } else if (!path.endsWith("/extension/event/next")) {
      throw new FunctionFailedException(
          "%s %s: %s".formatted(request.method(), path, request.excerpt()));
    }
  }

  private static void send(SocketChannel channel, byte[] message) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(message);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** The message that hands out the event for the n-th time. */
  private byte[] next(int n) {
    byte[] head =
        """
        HTTP/1.1 200 OK\r
        Content-Type: application/json\r
        Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-%012d\r
        Lambda-Runtime-Deadline-Ms: %d\r
        Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:function\r
        Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1\r
        Content-Length: %d\r
        \r
        """
            .formatted(n, System.currentTimeMillis() + PATIENCE.toMillis(), event.length)
            .getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(head.length + event.length).put(head).put(event).array();
  }

  private static byte[] message(String status, String headers, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, headers, body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}

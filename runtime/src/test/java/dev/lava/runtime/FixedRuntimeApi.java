package dev.lava.runtime;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Runtime API over plain sockets that hands out the events it was given and keeps what comes
 * back. Once it has no event, whoever asks for one waits, as with Lambda.
 */
public final class FixedRuntimeApi implements Closeable {
  /** How it says what it has to say. */
  public enum Manner {
    /** Each response in one piece. */
    WHOLE,
    /** One byte a time. */
    BYTE_BY_BYTE,
    /** Bodies in chunks of three bytes. */
    CHUNKED,
    /** Closes the connection after each response, and says so. */
    CLOSING,
    /** Closes the connection after each response without a word. */
    CLOSING_SILENTLY
  }

  /** A request that was posted. Names of headers, and of trailers, are in lower case. */
  public record Posted(String path, Map<String, String> headers, String body) {}

  private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
  private final Manner manner;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile String responseStatus = "202 Accepted";
  private volatile String restoreStatus = "200 OK";
  private int served;

  /** Serves at once. */
  public FixedRuntimeApi(Manner manner) throws IOException {
    this.manner = manner;
    Thread.ofVirtual().start(this::accept);
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Hands out an event with the headers that every invocation has. */
  public FixedRuntimeApi event(String body) {
    return event(body, "");
  }

  /** Hands out an event with more headers, a line each. */
  public synchronized FixedRuntimeApi event(String body, String headers) {
    served++;
    String head =
        """
        Content-Type: application/json
        Lambda-Runtime-Aws-Request-Id: request-%d
        Lambda-Runtime-Deadline-Ms: 4102444800000
        Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:f
        %s"""
            .formatted(served, headers);
    events.add(head.strip().replace("\n", "\r\n") + "\r\n\r\n" + body);
    return this;
  }

  /** Answers what is posted as a response with such a status, from now on. */
  public FixedRuntimeApi answeringResponsesWith(String status) {
    responseStatus = status;
    return this;
  }

  /** Answers whoever waits to be restored with such a status, from now on. */
  public FixedRuntimeApi answeringRestoreWith(String status) {
    restoreStatus = status;
    return this;
  }

  /** The paths that were called so far, each behind the number of its connection. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** What was posted next. */
  public Posted posted() throws InterruptedException {
    Posted next = posted.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was posted within a minute");
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    for (int connections = 1; ; connections++) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        int connection = connections;
        Thread.ofVirtual().start(() -> serve(socket, connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket, int connection) {
    try (socket) {
      InputStream in = socket.getInputStream();
      String line = line(in);
      while (line != null) {
        Map<String, String> headers = headers(in);
        byte[] body = body(in, headers);
        String path = line.split(" ", -1)[1];
        calls.add(connection + " " + path);
        if (path.endsWith("/restore/next")) {
          respond(socket, restoreStatus, "Content-Type: application/json", "{}");
        } else if (path.equals("/2020-01-01/extension/event/next")) {
          new CountDownLatch(1).await(); // an event that nobody asked for never comes
        } else if (path.equals("/2020-01-01/extension/register")) {
          posted.add(new Posted(path, headers, new String(body, StandardCharsets.UTF_8)));
          respond(socket, "200 OK", "Lambda-Extension-Identifier: extension-1", "{}");
        } else if (line.startsWith("GET")) {
          String event = events.take();
          int split = event.indexOf("\r\n\r\n");
          respond(socket, "200 OK", event.substring(0, split), event.substring(split + 4));
        } else {
          posted.add(new Posted(path, headers, new String(body, StandardCharsets.UTF_8)));
          String status = path.endsWith("/response") ? responseStatus : "202 Accepted";
          respond(socket, status, "Content-Type: application/json", "{\"status\":\"OK\"}");
        }
        if (manner == Manner.CLOSING || manner == Manner.CLOSING_SILENTLY) {
          return;
        }
        line = line(in);
      }
    } catch (IOException | InterruptedException e) {
      return; // the other side is gone
    }
  }

  private void respond(Socket socket, String status, String headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder message = new StringBuilder("HTTP/1.1 " + status + "\r\n" + headers + "\r\n");
    if (manner == Manner.CLOSING) {
      message.append("Connection: close\r\n");
    }
    OutputStream out = socket.getOutputStream();
    if (manner == Manner.CHUNKED) {
      message.append("Transfer-Encoding: chunked\r\n\r\n");
      out.write(message.toString().getBytes(StandardCharsets.UTF_8));
      for (int at = 0; at < bytes.length; at += 3) {
        int size = Math.min(3, bytes.length - at);
        out.write((size + ";x=y\r\n").getBytes(StandardCharsets.UTF_8));
        out.write(bytes, at, size);
        out.write("\r\n".getBytes(StandardCharsets.UTF_8));
      }
      out.write("0\r\nTrailer: t\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      return;
    }
    message.append("Content-Length: ").append(bytes.length).append("\r\n\r\n").append(body);
    byte[] whole = message.toString().getBytes(StandardCharsets.UTF_8);
    int step = manner == Manner.BYTE_BY_BYTE ? 1 : whole.length;
    for (int at = 0; at < whole.length; at += step) {
      out.write(whole, at, step);
      out.flush();
    }
  }

  /** The body; trailers behind it are added to the headers. */
  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String size = line(in);
    while (!"0".equals(size)) {
      if (size == null) {
        throw new EOFException("a body without end");
      }
      body.write(in.readNBytes(Integer.parseInt(size, 16)));
      line(in);
      size = line(in);
    }
    headers.putAll(headers(in));
    return body.toByteArray();
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    String line = line(in);
    while (line != null && !line.isEmpty()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      line = line(in);
    }
    return headers;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString().stripTrailing();
      }
      line.append((char) c);
    }
    return null;
  }
}

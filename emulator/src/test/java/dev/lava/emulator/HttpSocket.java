package dev.lava.emulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A connection that sends exactly the bytes it is given, and reads whole responses. */
public final class HttpSocket implements AutoCloseable {
  private final Socket socket;
  private final InputStream input;

  /** Connects to {@code HOST:PORT}. */
  public HttpSocket(String authority) throws IOException {
    int colon = authority.lastIndexOf(':');
    socket =
        new Socket(authority.substring(0, colon), Integer.parseInt(authority.substring(colon + 1)));
    socket.setTcpNoDelay(true);
    input = new BufferedInputStream(socket.getInputStream());
  }

  /** What came back; names of headers in any case. */
  public record Response(int status, Map<String, String> headers, String body) {
    /** The value of a header, or an empty text. */
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** Sends text as it is, but for line ends, which become those of HTTP. */
  public HttpSocket send(String text) throws IOException {
    return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes as they are. */
  public HttpSocket send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Sends a request with a body, and reads the response. */
  public Response exchange(String method, String path, String headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    send(
        "%s %s HTTP/1.1\nHost: lambda\nContent-Length: %d\n%s\n"
            .formatted(method, path, bytes.length, headers));
    send(bytes);
    return receive();
  }

  /** Says that nothing more will be sent. */
  public HttpSocket finish() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads the next response. */
  public Response receive() throws IOException {
    String[] status = line().split(" ", 3);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    return new Response(
        Integer.parseInt(status[1]),
        headers,
        new String(input.readNBytes(length), StandardCharsets.UTF_8));
  }

  /** Whether the other side has closed the connection. */
  public boolean atEnd() throws IOException {
    return input.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = input.read(); b != '\n'; b = input.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended after '" + line + "'");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}

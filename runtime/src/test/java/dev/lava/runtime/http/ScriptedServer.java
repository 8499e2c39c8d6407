package dev.lava.runtime.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Answers each connection's requests with the bytes of its script, one response a request, and then
 * closes it. A request is whatever comes up to an empty line, and the body its length tells.
 */
final class ScriptedServer implements Closeable {
  private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  /**
   * Serves at once.
   *
   * @param connections the responses of each connection, in turn
   * @param step how many bytes go out at a time
   */
  ScriptedServer(List<List<String>> connections, int step) throws IOException {
    Thread.ofVirtual().start(() -> serve(connections, step));
  }

  static ScriptedServer answering(String... responses) throws IOException {
    return new ScriptedServer(List.of(List.of(responses)), Integer.MAX_VALUE);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** The next request, head and body. */
  String request() throws InterruptedException {
    return requests.take();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve(List<List<String>> connections, int step) {
    for (List<String> responses : connections) {
      serveOne(responses, step);
    }
  }

  private void serveOne(List<String> responses, int step) {
    try (Socket socket = server.accept()) {
      socket.setTcpNoDelay(true);
      for (String response : responses) {
        requests.add(request(socket.getInputStream()));
        byte[] bytes = response.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; at += Math.min(step, bytes.length)) {
          socket.getOutputStream().write(bytes, at, Math.min(step, bytes.length - at));
        }
      }
    } catch (IOException e) {
      return; // the client gave up, as some tests want
    }
  }

  private static String request(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("no request");
      }
      head.append((char) c);
    }
    int at = head.indexOf("Content-Length: ");
    int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)));
    return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
  }
}

package dev.lava.image.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that answers one connection after the other with the very bytes of its script, the last
 * of them again and again, and closes each. An answer that is {@link #SILENCE} is followed by
 * nothing, with the connection left open.
 */
final class ScriptedServer implements AutoCloseable {
  static final String SILENCE = "…";

  private final ServerSocket server;
  private final List<String> answers;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> silent = new CopyOnWriteArrayList<>();

  ScriptedServer(String... answers) throws IOException {
    this.answers = List.of(answers);
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /** The address of a path. */
  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The request heads so far. */
  List<String> requests() {
    return requests;
  }

  /** The value of a header in each request, or a dash. */
  List<String> headers(String name) {
    return requests.stream()
        .map(
            head ->
                head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("-"))
        .toList();
  }

  private void serve() {
    for (int i = 0; ; i++) {
      try {
        Socket socket = server.accept();
        requests.add(head(socket.getInputStream()));
        String answer = answers.get(Math.min(i, answers.size() - 1));
        boolean silence = answer.endsWith(SILENCE);
        String sent = silence ? answer.substring(0, answer.length() - 1) : answer;
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        if (silence) {
          silent.add(socket);
        } else {
          socket.close();
        }
      } catch (IOException e) {
        if (server.isClosed()) {
          return;
        }
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client went away");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : silent) {
      socket.close();
    }
  }
}

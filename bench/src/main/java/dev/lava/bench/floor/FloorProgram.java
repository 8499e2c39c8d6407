package dev.lava.bench.floor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The least that a JVM can do to answer the Runtime API: gives back the bytes it gets, and checks
 * nothing. Compiled for Java 17, because it runs on the JVM of whatever image is measured.
 */
public final class FloorProgram {
  private FloorProgram() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    String address = System.getenv("AWS_LAMBDA_RUNTIME_API");
    int colon = address.lastIndexOf(':');
    byte[] buffer = new byte[64 * 1024];
    byte[] next =
        "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (Socket socket =
        new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      while (true) {
        out.write(next);
        int size = in.read(buffer);
        if (size < 0) {
          return;
        }
        // On a loopback connection a small response arrives in one piece.
        String message = new String(buffer, 0, size, StandardCharsets.ISO_8859_1);
        int body = message.indexOf("\r\n\r\n") + 4;
        String id = field(message, "Lambda-Runtime-Aws-Request-Id: ");
        byte[] answer =
            ("POST /2018-06-01/runtime/invocation/"
                    + id
                    + "/response HTTP/1.1\r\nHost: x\r\nContent-Length: "
                    + (size - body)
                    + "\r\n\r\n"
                    + message.substring(body))
                .getBytes(StandardCharsets.ISO_8859_1);
        out.write(answer);
        if (in.read(buffer) < 0) {
          return;
        }
      }
    }
  }

  private static String field(String message, String name) {
    int start = message.indexOf(name) + name.length();
    return message.substring(start, message.indexOf("\r\n", start));
  }
}

package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.lava.api.HttpHead;
import dev.lava.api.StreamedResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Functions that stream, in a process of their own. */
public final class StreamingFunctions {
  private StreamingFunctions() {}

  /** Greets in two pieces, and fails behind the first where it has nobody to greet. */
  public static class Greets implements RequestHandler<String, StreamedResponse> {
    @Override
    public StreamedResponse handleRequest(String name, Context context) {
      return StreamedResponse.of(
          "text/plain",
          out -> {
            out.write(bytes("Hello, "));
            if (name.isEmpty()) {
              throw new IllegalStateException("nobody to greet");
            }
            out.write(bytes(name));
          });
    }
  }

  /** Greets with a web page. */
  public static class Page implements RequestHandler<String, StreamedResponse> {
    @Override
    public StreamedResponse handleRequest(String name, Context context) {
      return HttpHead.of(200)
          .header("Content-Type", "text/html")
          .streams(out -> out.write(bytes("<p>Hello, " + name)));
    }
  }

  /** Writes deeper and deeper. */
  public static class Overflows implements RequestHandler<String, StreamedResponse> {
    @Override
    public StreamedResponse handleRequest(String text, Context context) {
      return StreamedResponse.of(out -> deeper(out, bytes(text)));
    }

    private static int deeper(OutputStream out, byte[] bytes) throws IOException {
      out.write(bytes);
      return bytes.length == 0 ? 0 : 1 + deeper(out, bytes);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

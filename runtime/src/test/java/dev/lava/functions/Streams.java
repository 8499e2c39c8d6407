package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lava.api.StreamedResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Functions whose answers stream, or may. */
public final class Streams {
  private static final StreamedResponse STREAMED =
      StreamedResponse.of(out -> out.write(new byte[] {'s', 't', 'r', 'e', 'a', 'm', 'e', 'd'}));

  private Streams() {}

  /** Says that it streams. */
  public static class Handler implements RequestHandler<String, StreamedResponse> {
    @Override
    public StreamedResponse handleRequest(String event, Context context) {
      return STREAMED;
    }
  }

  /** Streams without a word. */
  public static class Undeclared implements RequestHandler<String, Object> {
    @Override
    public Object handleRequest(String event, Context context) {
      return STREAMED;
    }
  }

  /** Streams as a function. */
  public static class Applying implements Function<String, StreamedResponse> {
    @Override
    public StreamedResponse apply(String event) {
      return STREAMED;
    }
  }

  /** Streams as a supplier. */
  public static class Supplying implements Supplier<StreamedResponse> {
    @Override
    public StreamedResponse get() {
      return STREAMED;
    }
  }

  /** Copies bytes. */
  public static class Copying implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      in.transferTo(out);
    }
  }

  public static StreamedResponse event(String event) {
    return STREAMED;
  }

  public static Object undeclared(String event, Context context) {
    return STREAMED;
  }

  public static StreamedResponse bytes(InputStream in) {
    return STREAMED;
  }

  public static Function<String, StreamedResponse> factory() {
    return event -> STREAMED;
  }

  public static Object sometimes(String event) {
    return event.isEmpty() ? STREAMED : Map.of("a", 1);
  }

  public static void copy(InputStream in, OutputStream out) throws IOException {
    in.transferTo(out);
  }

  public static void write(OutputStream out, Context context) throws IOException {
    out.write("\"event\"".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public static RequestStreamHandler copying() {
    return new Copying();
  }

  public static void breaking(OutputStream out) throws IOException {
    out.write('x');
    throw new IOException("broken");
  }
}

package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Functions that take or give much. */
public final class LargePayloads {
  private LargePayloads() {}

  /** Gives what it takes. */
  public static class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      input.transferTo(output);
    }
  }

  /** Gives a copy of what it takes. */
  public static class EchoByCopy implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      output.write(input.readAllBytes());
    }
  }

  /** Tells how long a text is. */
  public static class TakesText implements RequestHandler<String, Integer> {
    @Override
    public Integer handleRequest(String input, Context context) {
      return input.length();
    }
  }

  /** Gives a text of that length. */
  public static class GivesText implements RequestHandler<Integer, String> {
    @Override
    public String handleRequest(Integer input, Context context) {
      return "x".repeat(input);
    }
  }

  /** Tells how long the one value of a map is. */
  public static class TakesMap implements RequestHandler<Map<String, String>, Integer> {
    @Override
    public Integer handleRequest(Map<String, String> input, Context context) {
      return input.values().iterator().next().length();
    }
  }

  /** Gives a map with a text of that length. */
  public static class GivesMap implements RequestHandler<Integer, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(Integer input, Context context) {
      return Map.of("text", "x".repeat(input));
    }
  }
}

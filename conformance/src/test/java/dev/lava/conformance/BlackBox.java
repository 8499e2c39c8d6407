package dev.lava.conformance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Functions like those by which AWS tests its runtime client. */
public final class BlackBox {
  private BlackBox() {}

  /** Succeeds with objects. */
  public static final class Objects implements RequestHandler<Map<String, String>, String> {
    @Override
    public String handleRequest(Map<String, String> event, Context context) {
      return "success";
    }
  }

  /** Succeeds with bytes. */
  public static final class Streams implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
        throws IOException {
      answer.write("\"success\"".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Succeeds with methods. */
  public static final class Methods {
    public String nothing() {
      return "success";
    }

    public String event(String event) {
      return "success";
    }

    public String context(Context context) {
      return "success";
    }

    public String both(String event, Context context) {
      return "success";
    }
  }

  /** Adds to an event what its context says. */
  public static final class Echo
      implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
      context.getLogger().log("Processing event: " + event);
      Map<String, Object> answer = new TreeMap<>(event);
      answer.put("requestId", context.getAwsRequestId());
      answer.put("functionName", context.getFunctionName());
      answer.put("timeLeft", context.getRemainingTimeInMillis() > 0);
      return answer;
    }
  }
}

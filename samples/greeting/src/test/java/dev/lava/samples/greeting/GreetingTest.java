package dev.lava.samples.greeting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GreetingTest {
  @Test
  void greets_whom_the_query_string_names() {
    var event =
        APIGatewayV2HTTPEvent.builder().withQueryStringParameters(Map.of("name", "Ada")).build();

    assertEquals("Hello, Ada!", new Greeting().handleRequest(event, new SilentContext()).getBody());
  }

  @Test
  void greets_the_world_without_a_query_string() {
    var event = APIGatewayV2HTTPEvent.builder().build();

    assertEquals(
        "Hello, world!", new Greeting().handleRequest(event, new SilentContext()).getBody());
  }

  /** A context with nothing in it but a logger that says nothing. */
  private record SilentContext() implements Context {
    @Override
    public LambdaLogger getLogger() {
      return new LambdaLogger() {
        @Override
        public void log(String message) {}

        @Override
        public void log(byte[] message) {
          log(new String(message, StandardCharsets.UTF_8));
        }
      };
    }

    @Override
    public String getAwsRequestId() {
      return "";
    }

    @Override
    public String getLogGroupName() {
      return "";
    }

    @Override
    public String getLogStreamName() {
      return "";
    }

    @Override
    public String getFunctionName() {
      return "";
    }

    @Override
    public String getFunctionVersion() {
      return "";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "";
    }

    @Override
    public CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return Integer.MAX_VALUE;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 512;
    }
  }
}

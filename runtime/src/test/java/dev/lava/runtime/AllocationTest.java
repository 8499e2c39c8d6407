package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.sun.management.ThreadMXBean;
import dev.lava.runtime.RawServer.Peer;
import dev.lava.runtime.api.RuntimeApi;
import dev.lava.runtime.handler.Handler;
import dev.lava.runtime.invocation.FunctionEnvironment;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.PayloadOutputStream;
import dev.lava.runtime.log.FunctionLogger;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What the loop allocates for an invocation, counted by the JVM. */
class AllocationTest {
  private static final int WARM = 1_000;
  private static final int COUNTED = 1_000;
  private static final int SIZE = 1_024;
  private static final String ACCEPTED =
      """
      HTTP/1.1 202 Accepted\r
      Content-Type: application/json\r
      Content-Length: 16\r
      \r
      {"status":"OK"}
      """;
  private static final String EVENT =
      """
      HTTP/1.1 200 OK\r
      Content-Type: application/json\r
      Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd\r
      Lambda-Runtime-Deadline-Ms: 4102444800000\r
      Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:echo\r
      Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1\r
      Date: Wed, 21 Oct 2026 07:28:00 GMT\r
      Content-Length: 1024\r
      \r
      """
          + "x".repeat(SIZE - 1)
          + "!";

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private int invocations;
  private long before;
  private long after;

  @Test
  void an_echo_of_1_KB_takes_less_than_4_KB() throws Exception {
    try (RawServer server = new RawServer()) {
      Thread platform = Thread.ofPlatform().start(() -> serve(server));

      assertThatThrownBy(() -> loop(new RuntimeApi(server.address())).run())
          .isInstanceOf(IOException.class);
      platform.join();
    }

    assertThat((after - before) / COUNTED).isBetween(2L * SIZE, 4L * SIZE);
  }

  private InvocationLoop loop(RuntimeApi api) {
    Handler echo =
        (invocation, context) -> {
          count();
          PayloadOutputStream answer = new PayloadOutputStream();
          invocation.event().stream().transferTo(answer);
          return new Outcome.Answer(answer.payload());
        };
    FunctionEnvironment environment = new FunctionEnvironment("f", "1", 128, null, null);
    FunctionLogger logger = new FunctionLogger(LogLevel.FATAL);
    return new InvocationLoop(api, echo, environment, logger, new TraceContext.OfProcess(), true);
  }

  private void count() {
    invocations++;
    if (invocations == WARM) {
      before = threads.getCurrentThreadAllocatedBytes();
    } else if (invocations == WARM + COUNTED) {
      after = threads.getCurrentThreadAllocatedBytes();
    }
  }

  /** The Runtime API of a platform that ends after so many invocations. */
  private static void serve(RawServer server) {
    try (server;
        Peer peer = server.accept()) {
      for (int i = 0; i < WARM + COUNTED; i++) {
        peer.readTo("\r\n\r\n");
        peer.send(EVENT);
        peer.readTo("!");
        peer.send(ACCEPTED);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

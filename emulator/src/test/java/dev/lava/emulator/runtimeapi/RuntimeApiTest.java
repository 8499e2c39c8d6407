package dev.lava.emulator.runtimeapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.emulator.FakeFunction;
import dev.lava.emulator.HttpSocket;
import dev.lava.emulator.HttpSocket.Response;
import dev.lava.emulator.ManualClock;
import dev.lava.emulator.environment.Answer;
import dev.lava.emulator.environment.ExecutionEnvironment;
import dev.lava.emulator.environment.FunctionProfile;
import dev.lava.emulator.environment.InFlight;
import dev.lava.emulator.environment.Invocation;
import dev.lava.emulator.environment.Payload;
import dev.lava.emulator.http.Listener;
import dev.lava.emulator.http.LoopbackServer;
import dev.lava.emulator.log.LogSink;
import dev.lava.emulator.log.LogStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The process of the function does nothing here: the test speaks in its place. */
class RuntimeApiTest {
  private static final String RUNTIME = "/2018-06-01/runtime/";
  private static final int LIMIT = 6_291_556;

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutionEnvironment environment =
      new ExecutionEnvironment(
          new FunctionProfile(128, Duration.ofSeconds(3), Duration.ofSeconds(10), Map.of()),
          new FakeFunction(
              _ -> {
                end.await();
                return 1;
              }),
          new LogStream("stream", LogSink.SILENT),
          new ManualClock());
  private final LoopbackServer server = LoopbackServer.start(1);
  private Listener listener = new Listener("", () -> {});

  @BeforeEach
  void listen() throws IOException {
    listener = server.listen(0, new RuntimeApi(environment));
    environment.reachableAt(listener.authority());
  }

  @AfterEach
  void close() {
    end.countDown();
    environment.close(Duration.ZERO).join();
    server.close();
  }

  private HttpSocket connect() throws IOException {
    return new HttpSocket(listener.authority());
  }

  private InFlight invoke(String event) {
    return environment.invoke(
        new Invocation(
            "id-1",
            "id-2",
            "arn:aws:lambda:us-east-1:012345678912:function:greeting",
            "Root=1-0-0;Sampled=0",
            Optional.of("{\"custom\":{}}"),
            Optional.of("{\"cognitoIdentityId\":\"i\"}"),
            Optional.of("blue"),
            Payload.of(event)));
  }

  private static Response next(HttpSocket socket) throws IOException {
    return socket.exchange("GET", RUNTIME + "invocation/next", "", "");
  }

  private static Response post(HttpSocket socket, String path, String headers, String body)
      throws IOException {
    return socket.exchange("POST", RUNTIME + path, headers, body);
  }

  private static Response whicheverIsAnswered(HttpSocket one, HttpSocket other) {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    for (HttpSocket socket : List.of(one, other)) {
      Thread.startVirtualThread(
          () -> {
            try {
              answer.complete(socket.receive());
            } catch (IOException _) {
              // it was the other one, and the test is over
            }
          });
    }
    return answer.join();
  }

  private static Answer failure(String json) {
    return new Answer(Payload.of(json), true);
  }

  @Nested
  class An_invocation {
    @Test
    void comes_with_all_that_is_known_of_it() throws IOException {
      invoke("{\"name\":\"Ada\"}");
      try (HttpSocket socket = connect()) {
        Response next = next(socket);
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.body()).isEqualTo("{\"name\":\"Ada\"}");
        assertThat(next.headers())
            .containsExactlyInAnyOrderEntriesOf(
                Map.of(
                    "Content-Length", "14",
                    "Content-Type", "application/json",
                    "Lambda-Runtime-Aws-Request-Id", "id-1",
                    "Lambda-Runtime-Invocation-Id", "id-2",
                    "Lambda-Runtime-Deadline-Ms", "1795341603123",
                    "Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:us-east-1:012345678912:function:greeting",
                    "Lambda-Runtime-Trace-Id", "Root=1-0-0;Sampled=0",
                    "Lambda-Runtime-Client-Context", "{\"custom\":{}}",
                    "Lambda-Runtime-Cognito-Identity", "{\"cognitoIdentityId\":\"i\"}",
                    "Lambda-Runtime-Aws-Tenant-Id", "blue"));
      }
    }

    @Test
    void comes_again_to_a_process_that_asks_again() throws IOException {
      invoke("1");
      try (HttpSocket first = connect();
          HttpSocket second = connect()) {
        assertThat(next(first).header("Lambda-Runtime-Aws-Request-Id")).isEqualTo("id-1");
        assertThat(next(second).header("Lambda-Runtime-Aws-Request-Id")).isEqualTo("id-1");
      }
    }

    @Test
    void is_waited_for_by_one_call_only() throws IOException {
      invoke("1");
      try (HttpSocket first = connect();
          HttpSocket second = connect()) {
        next(first);
        post(first, "invocation/id-1/response", "", "1");
        first.send("GET /2018-06-01/runtime/invocation/next HTTP/1.1\nHost: lambda\n\n");
        second.send("GET /2018-06-01/runtime/invocation/next HTTP/1.1\nHost: lambda\n\n");
        assertThat(whicheverIsAnswered(first, second).body())
            .isEqualTo(
                """
                {"errorMessage":"State transition from Ready to Ready failed for runtime. Error: Concurrent state modification","errorType":"InvalidStateTransition"}""");
      }
    }
  }

  @Nested
  class A_response {
    @Test
    void reaches_the_caller() throws IOException {
      InFlight inFlight = invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        Response accepted = post(socket, "invocation/id-1/response", "", "\"grüß\"");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Content-Type")).isEqualTo("application/json");
        assertThat(accepted.body()).isEqualTo("{\"status\":\"OK\"}");
        assertThat(inFlight.answered())
            .isCompletedWithValue(new Answer(Payload.of("\"grüß\""), false));
      }
    }

    @Test
    void may_be_cut_between_any_two_bytes() throws IOException {
      byte[] request =
          """
          POST /2018-06-01/runtime/invocation/id-1/response HTTP/1.1
          Host: lambda
          Lambda-Runtime-Invocation-Id: id-2
          Transfer-Encoding: chunked

          3
          "ab
          2
          c"
          0

          """
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.US_ASCII);
      InFlight inFlight = invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        for (byte one : request) {
          socket.send(new byte[] {one});
        }
        assertThat(socket.receive().status()).isEqualTo(202);
        assertThat(inFlight.answered().join().payload().text()).isEqualTo("\"abc\"");
      }
    }

    @Test
    void with_no_bytes_is_a_response() throws IOException {
      InFlight inFlight = invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        post(socket, "invocation/id-1/response", "", "");
        assertThat(inFlight.answered()).isCompletedWithValue(new Answer(Payload.empty(), false));
      }
    }

    @Test
    void of_the_largest_size_passes() throws IOException {
      InFlight inFlight = invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        assertThat(post(socket, "invocation/id-1/response", "", "1".repeat(LIMIT)).status())
            .isEqualTo(202);
        assertThat(inFlight.answered().join().payload().size()).isEqualTo(LIMIT);
      }
    }

    @Test
    void that_is_too_large_is_an_error_for_both_sides() throws IOException {
      InFlight inFlight = invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        Response refused = post(socket, "invocation/id-1/response", "", "1".repeat(LIMIT + 1));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body())
            .isEqualTo(
                """
                {"errorMessage":"Exceeded maximum allowed payload size (6291556 bytes).","errorType":"RequestEntityTooLarge"}""");
        assertThat(inFlight.answered())
            .isCompletedWithValue(
                failure(
                    """
                    {"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes)."}"""));
      }
    }

    @Test
    void that_breaks_off_is_an_error_for_both_sides() throws IOException {
      InFlight inFlight = invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        socket
            .send(
                """
                POST /2018-06-01/runtime/invocation/id-1/response HTTP/1.1
                Host: lambda
                Content-Length: 10

                12345""")
            .finish();
        Response refused = socket.receive();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
            .isEqualTo(
                """
                {"errorMessage":"HTTP request detected as truncated","errorType":"TruncatedHTTPRequest"}""");
        assertThat(inFlight.answered())
            .isCompletedWithValue(
                failure(
                    """
                    {"errorType":"Runtime.TruncatedResponse","errorMessage":"RequestId: id-1 Error: The response broke off before its end"}"""));
      }
    }

    @Test
    void in_an_unknown_mode_is_an_error_for_both_sides() throws IOException {
      InFlight inFlight = invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        Response refused =
            post(
                socket,
                "invocation/id-1/response",
                "Lambda-Runtime-Function-Response-Mode: slow\n",
                "1");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
            .isEqualTo(
                """
                {"errorMessage":"Invalid function response mode","errorType":"InvalidFunctionResponseMode"}""");
        assertThat(inFlight.answered())
            .isCompletedWithValue(
                failure(
                    """
                    {"errorType":"Runtime.InvalidResponseModeHeader","errorMessage":"RequestId: id-1 Error: The header Lambda-Runtime-Function-Response-Mode must be 'streaming' or absent"}"""));
      }
    }

    @Test
    void to_another_request_is_refused() throws IOException {
      invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        Response refused = post(socket, "invocation/id-9/response", "", "1");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
            .isEqualTo(
                """
                {"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}""");
      }
    }

    @Test
    void to_an_earlier_invocation_of_the_same_request_is_gone() throws IOException {
      invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        Response refused =
            post(socket, "invocation/id-1/response", "Lambda-Runtime-Invocation-Id: old\n", "1");
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.body())
            .isEqualTo(
                """
                {"errorMessage":"Invoke timeout","errorType":"Runtime.InvokeTimeout"}""");
      }
    }

    @Test
    void a_second_time_is_refused() throws IOException {
      invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        post(socket, "invocation/id-1/response", "", "1");
        Response refused = post(socket, "invocation/id-1/error", "", "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
            .isEqualTo(
                """
                {"errorMessage":"State transition from RuntimeResponseSentState to InvocationErrorResponse failed for runtime. Error: State transition is not allowed","errorType":"InvalidStateTransition"}""");
      }
    }
  }

  @Nested
  class A_streamed_response {
    private static final String HEAD =
        """
        POST %sinvocation/id-1/response HTTP/1.1
        Host: lambda
        Content-Type: application/octet-stream
        Lambda-Runtime-Function-Response-Mode: streaming
        Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body
        Transfer-Encoding: chunked

        """
            .formatted(RUNTIME);

    @Test
    void is_gathered_for_a_caller_who_waits_for_all_of_it() throws IOException {
      InFlight inFlight = invoke("{}");
      try (HttpSocket socket = connect()) {
        next(socket);
        socket.send(HEAD).send("5\nfirst\n").send("7\n second\n").send("0\n\n");

        assertThat(socket.receive().status()).isEqualTo(202);
        assertThat(inFlight.answered().join())
            .isEqualTo(new Answer(Payload.of("first second"), false));
      }
    }

    @Test
    void may_be_empty() throws IOException {
      InFlight inFlight = invoke("{}");
      try (HttpSocket socket = connect()) {
        next(socket);
        socket.send(HEAD).send("0\n\n");

        assertThat(socket.receive().status()).isEqualTo(202);
        assertThat(inFlight.answered().join()).isEqualTo(new Answer(Payload.empty(), false));
      }
    }

    @Test
    void is_replaced_by_the_error_behind_it() throws IOException {
      InFlight inFlight = invoke("{}");
      try (HttpSocket socket = connect()) {
        next(socket);
        socket
            .send(HEAD)
            .send("5\nfirst\n0\n")
            .send("Lambda-Runtime-Function-Error-Type: Runtime.UserException\n")
            .send("Lambda-Runtime-Function-Error-Body: eyJlcnJvck1lc3NhZ2UiOiJvb3BzIn0=\n\n");

        assertThat(socket.receive().status()).isEqualTo(202);
        assertThat(inFlight.answered().join()).isEqualTo(failure("{\"errorMessage\":\"oops\"}"));
      }
    }

    @Test
    void is_replaced_by_an_error_whose_body_cannot_be_read() throws IOException {
      InFlight inFlight = invoke("{}");
      try (HttpSocket socket = connect()) {
        next(socket);
        socket
            .send(HEAD)
            .send("0\n")
            .send("Lambda-Runtime-Function-Error-Type: Runtime.UserException\n")
            .send("Lambda-Runtime-Function-Error-Body: ?\n\n");

        assertThat(socket.receive().status()).isEqualTo(202);
        assertThat(inFlight.answered().join()).isEqualTo(failure("\"Invalid error body\""));
      }
    }

    @Test
    void that_breaks_off_between_two_chunks_is_truncated() throws IOException {
      InFlight inFlight = invoke("{}");
      try (HttpSocket socket = connect()) {
        next(socket);
        socket.send(HEAD).send("5\nfirst\n").finish();

        assertThat(inFlight.answered().join())
            .isEqualTo(
                failure(
                    """
                    {"errorType":"Runtime.TruncatedResponse",\
                    "errorMessage":"RequestId: id-1 Error: The response broke off before its end"}\
                    """));
      }
    }
  }

  @Nested
  class An_error {
    @Test
    void reaches_the_caller_as_it_was_reported() throws IOException {
      InFlight inFlight = invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        Response accepted =
            post(
                socket,
                "invocation/id-1/error",
                "Lambda-Runtime-Function-Error-Type: Function.Broken\n",
                "{\"errorMessage\":\"no\"}");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(inFlight.answered()).isCompletedWithValue(failure("{\"errorMessage\":\"no\"}"));
      }
    }

    @Test
    void may_carry_a_cause_of_a_mebibyte_in_a_header() throws IOException {
      invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        Response accepted =
            post(
                socket,
                "invocation/id-1/error",
                "Lambda-Runtime-Function-XRay-Error-Cause: %s\n".formatted("x".repeat(1 << 20)),
                "{}");
        assertThat(accepted.status()).isEqualTo(202);
      }
    }

    @Test
    void with_its_cause_in_the_body_loses_it_on_the_way_to_the_caller() throws IOException {
      InFlight inFlight = invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        post(
            socket,
            "invocation/id-1/error",
            "Content-Type: application/vnd.aws.lambda.error.cause+json\n",
            """
            {"errorMessage":"no","errorType":"E","stackTrace":["a"],"cause":{"exceptions":[]}}""");
        assertThat(inFlight.answered())
            .isCompletedWithValue(
                failure(
                    """
                    {"errorMessage":"no","errorType":"E","stackTrace":["a"]}"""));
      }
    }
  }

  @Nested
  class Anything_else {
    @Test
    void is_refused_before_the_first_next() throws IOException {
      invoke("1");
      try (HttpSocket socket = connect()) {
        assertThat(post(socket, "invocation/id-1/response", "", "1").status()).isEqualTo(400);
      }
    }

    @Test
    void an_init_error_after_init_is_refused() throws IOException {
      invoke("1");
      try (HttpSocket socket = connect()) {
        next(socket);
        Response refused = post(socket, "init/error", "", "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
            .isEqualTo(
                """
                {"errorMessage":"State transition from Running to InitError failed for runtime. Error: State transition is not allowed","errorType":"InvalidStateTransition"}""");
      }
    }

    @Test
    void an_unknown_path_is_not_found() throws IOException {
      try (HttpSocket socket = connect()) {
        Response missing = socket.exchange("GET", "/2018-06-01/runtime/init", "", "");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body())
            .isEqualTo(
                """
                {"errorMessage":"The Runtime API has no GET /2018-06-01/runtime/init; it has GET /2018-06-01/runtime/invocation/next, POST .../invocation/ID/response, POST .../invocation/ID/error and POST .../init/error","errorType":"NotFound"}""");
      }
    }
  }
}

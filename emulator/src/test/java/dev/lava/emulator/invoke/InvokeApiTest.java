package dev.lava.emulator.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.emulator.HttpSocket;
import dev.lava.emulator.HttpSocket.Response;
import dev.lava.emulator.environment.Answer;
import dev.lava.emulator.environment.Ended;
import dev.lava.emulator.environment.InFlight;
import dev.lava.emulator.environment.Invocation;
import dev.lava.emulator.environment.Payload;
import dev.lava.emulator.environment.Report;
import dev.lava.emulator.http.Listener;
import dev.lava.emulator.http.LoopbackServer;
import dev.lava.emulator.pool.Admission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The function behind the API is a list of the invocations that reached it. */
class InvokeApiTest {
  private static final String ARN = "arn:aws:lambda:us-east-1:012345678912:function:greeting";

  private final List<Invocation> invocations = new ArrayList<>();
  private final LoopbackServer server = LoopbackServer.start(1);
  private Listener listener = new Listener("", () -> {});
  private Answer answer = new Answer(Payload.of("{\"hello\":1}"), false);
  private Optional<Admission> refusal = Optional.empty();

  @BeforeEach
  void listen() throws IOException {
    listener =
        server.listen(
            0, new InvokeApi(new FunctionIdentity("greeting", "us-east-1"), this::invoke));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private synchronized Admission invoke(Invocation invocation) {
    invocations.add(invocation);
    return refusal.orElseGet(
        () ->
            new Admission.Admitted(
                new InFlight(
                    CompletableFuture.completedFuture(answer),
                    CompletableFuture.completedFuture(
                        new Ended(
                            new Report(
                                invocation.requestId(),
                                false,
                                Duration.ZERO,
                                Optional.empty(),
                                Duration.ZERO,
                                128,
                                OptionalLong.empty()),
                            "START grüß\n")))));
  }

  private Response post(String name, String headers, String body) throws IOException {
    try (HttpSocket socket = new HttpSocket(listener.authority())) {
      return socket.exchange(
          "POST", "/2015-03-31/functions/" + name + "/invocations", headers, body);
    }
  }

  private Invocation only() {
    assertThat(invocations).hasSize(1);
    return invocations.getFirst();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Nested
  class An_invocation {
    @Test
    void is_answered_with_the_functions_response() throws IOException {
      Response response = post("greeting", "", "{\"name\":\"Ada\"}");
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("{\"hello\":1}");
      assertThat(response.headers())
          .containsOnlyKeys(
              "Content-Length", "Content-Type", "X-Amz-Executed-Version", "x-amzn-RequestId")
          .containsEntry("Content-Type", "application/json")
          .containsEntry("X-Amz-Executed-Version", "$LATEST")
          .containsEntry("x-amzn-RequestId", only().requestId());
      assertThat(only().payload()).isEqualTo(Payload.of("{\"name\":\"Ada\"}"));
    }

    @Test
    void that_fails_says_so_in_a_header() throws IOException {
      answer = new Answer(Payload.of("{\"errorMessage\":\"no\"}"), true);
      Response response = post("greeting", "", "1");
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("X-Amz-Function-Error")).isEqualTo("Unhandled");
      assertThat(response.body()).isEqualTo("{\"errorMessage\":\"no\"}");
    }

    @Test
    void brings_the_log_where_it_is_asked_for() throws IOException {
      assertThat(post("greeting", "", "1").header("X-Amz-Log-Result")).isEmpty();
      assertThat(post("greeting", "X-Amz-Log-Type: None\n", "1").header("X-Amz-Log-Result"))
          .isEmpty();
      assertThat(post("greeting", "X-Amz-Log-Type: Tail\n", "1").header("X-Amz-Log-Result"))
          .isEqualTo(base64("START grüß\n"));
    }

    @Test
    void tells_the_function_about_its_caller() throws IOException {
      post(
          "greeting",
          """
          X-Amz-Client-Context: %s
          X-Amz-Tenant-Id: blue
          X-Amzn-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1
          """
              .formatted(base64("{\n \"custom\": {\"who\": \"Zoë\"}\n}")),
          "1");
      assertThat(only().clientContext()).contains("{\"custom\":{\"who\":\"Zo\\u00EB\"}}");
      assertThat(only().tenantId()).contains("blue");
      assertThat(only().traceId()).isEqualTo("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1");
    }

    @Test
    void without_a_trace_gets_one() throws IOException {
      post("greeting", "", "1");
      assertThat(only().traceId())
          .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
    }

    @Test
    void without_a_payload_is_an_empty_event() throws IOException {
      post("greeting", "", "");
      assertThat(only().payload()).isEqualTo(Payload.of("{}"));
    }

    @Test
    void that_is_a_dry_run_reaches_nobody() throws IOException {
      assertThat(post("greeting", "X-Amz-Invocation-Type: DryRun\n", "1").status()).isEqualTo(204);
      assertThat(invocations).isEmpty();
    }
  }

  @Nested
  class A_name {
    @Test
    void may_be_plain_partial_or_a_whole_ARN() throws IOException {
      for (String name :
          List.of(
              "greeting",
              "function:greeting",
              "012345678912:function:greeting",
              "us-east-1:012345678912:function:greeting",
              ARN,
              ARN.replace(":", "%3A"))) {
        assertThat(post(name, "", "1").status()).as(name).isEqualTo(200);
      }
      assertThat(invocations).extracting(Invocation::functionArn).containsOnly(ARN);
    }

    @Test
    void may_have_the_qualifier_of_the_latest_version() throws IOException {
      post("greeting:$LATEST", "", "1");
      assertThat(only().functionArn()).isEqualTo(ARN + ":$LATEST");
    }

    @Test
    void may_be_the_one_that_every_function_has_in_the_emulator_of_aws() throws IOException {
      post("function", "", "1");
      assertThat(only().functionArn()).isEqualTo(ARN);
    }

    @Test
    void of_another_function_is_not_found() throws IOException {
      Response response = post("grating", "", "1");
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.header("x-amzn-ErrorType")).isEqualTo("ResourceNotFoundException");
      assertThat(response.body())
          .isEqualTo(
              """
              {"Type":"User","Message":"Function not found: arn:aws:lambda:us-east-1:012345678912:function:grating"}""");
    }

    @Test
    void with_another_qualifier_is_not_found() throws IOException {
      try (HttpSocket socket = new HttpSocket(listener.authority())) {
        Response response =
            socket.exchange(
                "POST", "/2015-03-31/functions/greeting/invocations?Qualifier=live", "", "1");
        assertThat(response.body())
            .isEqualTo(
                """
                {"Type":"User","Message":"Function not found: arn:aws:lambda:us-east-1:012345678912:function:greeting:live"}""");
      }
    }

    @Test
    void with_two_different_qualifiers_is_refused() throws IOException {
      try (HttpSocket socket = new HttpSocket(listener.authority())) {
        Response response =
            socket.exchange(
                "POST", "/2015-03-31/functions/greeting:one/invocations?Qualifier=two", "", "1");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
            .isEqualTo(
                """
                {"Type":"User","Message":"The derived qualifier from the function name does not match the specified qualifier."}""");
      }
    }

    @Test
    void of_another_region_is_not_reachable() throws IOException {
      Response response = post(ARN.replace("us-east-1", "eu-west-1"), "", "1");
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.body())
          .isEqualTo(
              """
              {"Type":"User","Message":"Functions from 'eu-west-1' are not reachable in this region ('us-east-1')"}""");
    }

    @Test
    void that_is_none_is_refused() throws IOException {
      Response response = post("gr%C3%BC%C3%9F", "", "1");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.header("x-amzn-ErrorType")).isEqualTo("ValidationException");
      assertThat(response.body())
          .startsWith(
              """
              {"Type":"User","Message":"1 validation error detected: Value 'grüß' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:""");
    }
  }

  @Nested
  class A_payload {
    @Test
    void that_is_not_JSON_is_refused() throws IOException {
      Response response = post("greeting", "", "{\"a\":\n x}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.header("x-amzn-ErrorType")).isEqualTo("InvalidRequestContentException");
      assertThat(response.body())
          .isEqualTo(
              """
              {"Type":"User","Message":"Could not parse request body into json: Could not parse payload into json: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\\n at line 2, column 2"}""");
      assertThat(invocations).isEmpty();
    }

    @Test
    void of_two_values_is_refused() throws IOException {
      assertThat(post("greeting", "", "1 2").body())
          .isEqualTo(
              """
              {"Type":"User","Message":"Could not parse request body into json: Could not parse payload into json: There is more than one value\\n at line 1, column 3"}""");
    }

    @Test
    void that_is_too_large_is_refused() throws IOException {
      Response response = post("greeting", "", "1".repeat(6 * 1024 * 1024 + 1));
      assertThat(response.status()).isEqualTo(413);
      assertThat(response.header("x-amzn-ErrorType")).isEqualTo("RequestTooLargeException");
      assertThat(response.body())
          .isEqualTo(
              """
              {"Type":"User","Message":"Request must be smaller than 6291456 bytes for the InvokeFunction operation"}""");
    }
  }

  @Nested
  class A_refusal {
    @Test
    void for_want_of_environments_is_a_throttle() throws IOException {
      refusal = Optional.of(new Admission.Throttled());
      Response response = post("greeting", "", "1");
      assertThat(response.status()).isEqualTo(429);
      assertThat(response.header("x-amzn-ErrorType")).isEqualTo("TooManyRequestsException");
      assertThat(response.body())
          .isEqualTo(
              """
              {"Type":"User","Message":"Rate Exceeded.","Reason":"ReservedFunctionConcurrentInvocationLimitExceeded"}""");
    }

    @Test
    void of_asynchronous_invocations_is_honest() throws IOException {
      Response response = post("greeting", "X-Amz-Invocation-Type: Event\n", "1");
      assertThat(response.status()).isEqualTo(501);
      assertThat(response.body())
          .isEqualTo(
              """
              {"Type":"Service","Message":"Lava's emulator cannot do this yet: an asynchronous invocation (X-Amz-Invocation-Type: Event); RequestResponse and DryRun work"}""");
    }

    @Test
    void of_an_unknown_header_value_says_what_is_allowed() throws IOException {
      assertThat(post("greeting", "X-Amz-Invocation-Type: Later\n", "1").body())
          .isEqualTo(
              """
              {"Type":"User","Message":"The header X-Amz-Invocation-Type is 'Later'; it may be RequestResponse, DryRun or Event."}""");
      assertThat(post("greeting", "X-Amz-Log-Type: All\n", "1").body())
          .isEqualTo(
              """
              {"Type":"User","Message":"The header X-Amz-Log-Type is 'All'; it may be None or Tail."}""");
    }

    @Test
    void of_a_client_context_that_is_none_is_like_AWSs() throws IOException {
      for (String context : List.of("%%%", base64("nothing"), base64("[1]"))) {
        assertThat(post("greeting", "X-Amz-Client-Context: " + context + "\n", "1").body())
            .isEqualTo(
                """
                {"Type":"User","Message":"Client context must be a valid Base64-encoded JSON object."}""");
      }
    }

    @Test
    void of_an_unknown_path_says_what_there_is() throws IOException {
      try (HttpSocket socket = new HttpSocket(listener.authority())) {
        Response response = socket.exchange("GET", "/2015-03-31/functions", "", "");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body())
            .isEqualTo(
                """
                {"Type":"User","Message":"There is no GET /2015-03-31/functions here; the Invoke API is POST /2015-03-31/functions/NAME/invocations"}""");
      }
    }
  }
}

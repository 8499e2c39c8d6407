package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.ProcessFunctions;
import dev.lava.runtime.FixedRuntimeApi.Manner;
import dev.lava.runtime.FixedRuntimeApi.Posted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The same function on our runtime and on AWS's runtime interface client, each as a process. */
class AgreementWithAwsClientTest {
  private static final Map<String, String> VARIABLES =
      Map.of(
          "AWS_LAMBDA_FUNCTION_NAME", "greeter",
          "AWS_LAMBDA_FUNCTION_VERSION", "7",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
          "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/greeter",
          "AWS_LAMBDA_LOG_STREAM_NAME", "s");

  @Test
  void answers_are_the_same() throws Exception {
    agree(
        ProcessFunctions.Echo.class,
        "{\"name\":\"Ada\",\"times\":3}",
        "{\"times\":\"4\",\"unknown\":{}}",
        "null",
        "{}");
  }

  @Test
  void contexts_are_the_same() throws Exception {
    agree(ProcessFunctions.Tells.class, "{}", "[1]");
  }

  @Test
  void failures_are_the_same() throws Exception {
    agree(
        ProcessFunctions.Fails.class,
        "{\"how\":\"fly\"}",
        "{\"how\":\"checked\"}",
        "{\"how\":\"no message\"}",
        "{\"how\":\"cause\"}",
        "{\"how\":\"fly ünd ☃ \\u0001\"}",
        "{\"how\":\"error\"}",
        "{\"how\":\"in the JDK\"}");
  }

  @Test
  void a_constructor_that_throws_is_reported_alike() throws Exception {
    agree(ProcessFunctions.Unmakeable.class);
  }

  @Nested
  class Differences {
    @Test
    void an_event_of_the_wrong_type_shows_no_frames_of_a_JSON_library() throws Exception {
      String event = "{\"times\":\"many\"}";
      Posted ours = run(RuntimeProcess.OURS, ProcessFunctions.Echo.class, event).get(0);
      Posted theirs = run(RuntimeProcess.AWS, ProcessFunctions.Echo.class, event).get(0);

      assertThat(ours.body())
          .isEqualTo(
              """
              {"errorMessage":"An error occurred during JSON parsing",\
              "errorType":"java.lang.RuntimeException","stackTrace":[],\
              "cause":{"errorMessage":"a whole number from -2147483648 to 2147483647 is needed,\
               but the JSON has \\"many\\" at $.times",\
              "errorType":"dev.lava.runtime.json.JsonException","stackTrace":[]}}\
              """);
      assertThat(theirs.body())
          .startsWith(ours.body().substring(0, ours.body().indexOf("],\"cause\"")));
    }
  }

  private static void agree(Class<?> handler, String... events) throws Exception {
    List<Posted> ours = run(RuntimeProcess.OURS, handler, events);
    List<Posted> theirs = run(RuntimeProcess.AWS, handler, events);
    for (int i = 0; i < ours.size(); i++) {
      assertThat(ours.get(i).path()).isEqualTo(theirs.get(i).path());
      String theirBody = theirs.get(i).body();
      if (ours.get(i).path().endsWith("error")) {
        // Ours tells causes besides.
        theirBody = theirBody.substring(0, theirBody.length() - 1);
        assertThat(ours.get(i).body()).startsWith(theirBody);
      } else {
        assertThat(ours.get(i).body()).isEqualTo(theirBody);
      }
      assertThat(ours.get(i).headers().get("lambda-runtime-function-error-type"))
          .isEqualTo(theirs.get(i).headers().get("lambda-runtime-function-error-type"));
      assertThat(xray(ours.get(i))).isEqualTo(xray(theirs.get(i)));
    }
  }

  /** What X-Ray is told; the order of paths is no matter, for AWS has them in a set. */
  private static @Nullable Object xray(Posted error) {
    String cause = error.headers().get("lambda-runtime-function-xray-error-cause");
    if (cause == null) {
      return null;
    }
    // AWS's client sends UTF-8 as it is; ours escapes, for headers are ASCII.
    byte[] bytes = cause.getBytes(StandardCharsets.ISO_8859_1);
    Map<String, Object> members = StrictJson.object(new String(bytes, StandardCharsets.UTF_8));
    members.computeIfPresent("paths", (name, paths) -> Set.copyOf((List<?>) paths));
    return members;
  }

  private static List<Posted> run(String mainClass, Class<?> handler, String... events)
      throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE)) {
      for (String event : events) {
        api.event(event, "Lambda-Runtime-Trace-Id: Root=1");
      }
      try (RuntimeProcess process =
          RuntimeProcess.start(mainClass, api.address(), handler, VARIABLES)) {
        List<Posted> posted = new ArrayList<>();
        for (int i = 0; i < Math.max(1, events.length); i++) {
          posted.add(api.posted());
        }
        process.terminate();
        return posted;
      }
    }
  }
}

package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.StreamingFunctions;
import dev.lava.runtime.FixedRuntimeApi.Manner;
import dev.lava.runtime.FixedRuntimeApi.Posted;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions that stream, in a real process. */
class StreamingTest {
  @ParameterizedTest
  @EnumSource
  void answers_are_streamed_in_whatever_manner_the_API_speaks(Manner manner) throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(manner);
        RuntimeProcess process = RuntimeProcess.start(api, StreamingFunctions.Greets.class)) {
      for (String name : new String[] {"Ada", "Bob"}) {
        Posted posted = api.event('"' + name + '"').posted();

        assertThat(posted.path()).endsWith("/response");
        assertThat(posted.headers())
            .containsEntry("content-type", "text/plain")
            .containsEntry("lambda-runtime-function-response-mode", "streaming");
        assertThat(posted.body()).isEqualTo("Hello, " + name);
      }
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void a_page_begins_with_its_head() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
        RuntimeProcess process = RuntimeProcess.start(api, StreamingFunctions.Page.class)) {
      Posted posted = api.event("\"Ada\"").posted();

      assertThat(process.isAlive()).isTrue();
      assertThat(posted.body())
          .isEqualTo(
              """
              {"statusCode":200,"headers":{"Content-Type":"text/html"},"cookies":[]}\
              \0\0\0\0\0\0\0\0<p>Hello, Ada""");
    }
  }

  @Test
  void a_failure_behind_the_first_piece_is_told_logged_and_survived() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
        RuntimeProcess process = RuntimeProcess.start(api, StreamingFunctions.Greets.class)) {
      Posted failed = api.event("\"\"").posted();
      Posted next = api.event("\"Ada\"").posted();

      assertThat(failed.body()).isEqualTo("Hello, ");
      assertThat(failed.headers())
          .containsEntry("lambda-runtime-function-error-type", "Runtime.UserException");
      assertThat(error(failed))
          .startsWith(
              "{\"errorMessage\":\"nobody to greet\","
                  + "\"errorType\":\"java.lang.IllegalStateException\",\"stackTrace\":["
                  + "\"dev.lava.functions.StreamingFunctions$Greets.");
      assertThat(next.body()).isEqualTo("Hello, Ada");
      assertThat(process.output()).contains("java.lang.IllegalStateException: nobody to greet");
    }
  }

  @Test
  void an_error_of_the_JVM_ends_the_process() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
        RuntimeProcess process = RuntimeProcess.start(api, StreamingFunctions.Overflows.class)) {
      api.event("\"x\"");

      assertThat(process.status()).isEqualTo(1);
      assertThat(process.output()).contains("java.lang.StackOverflowError");
    }
  }

  private static String error(Posted posted) {
    String body = posted.headers().getOrDefault("lambda-runtime-function-error-body", "");
    return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
  }
}

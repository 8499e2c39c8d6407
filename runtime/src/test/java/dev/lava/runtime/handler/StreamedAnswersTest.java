package dev.lava.runtime.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.api.StreamedResponse;
import dev.lava.functions.Streams;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent while the function writes it, and what is not. */
class StreamedAnswersTest {
  private static final String STREAMS = Streams.class.getName();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$Handler",
        "$Undeclared",
        "$Applying",
        "$Supplying",
        "::event",
        "::undeclared",
        "::bytes",
        "::factory"
      })
  void a_StreamedResponse_streams_whatever_returns_it(String name) throws Throwable {
    Outcome outcome = outcome(name, Map.of());

    assertThat(written(outcome)).isEqualTo("streamed");
  }

  @Test
  void an_object_in_the_place_of_a_StreamedResponse_is_JSON() throws Throwable {
    assertThat(outcome("::sometimes", Map.of()))
        .isEqualTo(new Outcome.Answer(Payload.of("{\"a\":1}")));
  }

  @Nested
  class Whoever_writes_to_an_OutputStream {
    @ParameterizedTest
    @ValueSource(strings = {"$Copying", "::copy", "::write", "::copying"})
    void streams_where_the_environment_says_so(String name) throws Throwable {
      assertThat(written(outcome(name, Map.of("LAVA_RESPONSE_MODE", "streaming"))))
          .isEqualTo("\"event\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$Copying", "::copy", "::write", "::copying"})
    void is_gathered_otherwise(String name) throws Throwable {
      Outcome gathered = new Outcome.Answer(Payload.of("\"event\""));

      assertThat(outcome(name, Map.of())).isEqualTo(gathered);
      assertThat(outcome(name, Map.of("LAVA_RESPONSE_MODE", "buffered"))).isEqualTo(gathered);
    }

    @Test
    void throws_while_it_streams_what_it_throws() throws Throwable {
      Outcome outcome = outcome("::breaking", Map.of("LAVA_RESPONSE_MODE", "streaming"));

      assertThatThrownBy(() -> written(outcome))
          .isExactlyInstanceOf(IOException.class)
          .hasMessage("broken");
    }
  }

  @Test
  void any_other_mode_keeps_the_function_from_starting() {
    HandlerResolver resolver =
        new HandlerResolver(
            getClass().getClassLoader(),
            "",
            Map.of("LAVA_RESPONSE_MODE", "RESPONSE_STREAM"),
            false);

    assertThat(((Resolution.Failed) resolver.resolve(STREAMS + "::copy")).message())
        .isEqualTo("LAVA_RESPONSE_MODE must be buffered or streaming, but is 'RESPONSE_STREAM'");
  }

  private static Outcome outcome(String name, Map<String, String> variables) throws Throwable {
    ClassLoader loader = StreamedAnswersTest.class.getClassLoader();
    Resolution resolution =
        new HandlerResolver(loader, "", variables, false).resolve(STREAMS + name);
    return new GivenEvent("\"event\"").to(((Resolution.Found) resolution).handler());
  }

  private static String written(Outcome outcome) throws Exception {
    StreamedResponse response = ((Outcome.Stream) outcome).response();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response.body().writeTo(out);
    return out.toString(java.nio.charset.StandardCharsets.UTF_8);
  }
}

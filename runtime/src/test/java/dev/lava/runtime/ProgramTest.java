package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.Programs;
import dev.lava.runtime.FixedRuntimeApi.Manner;
import dev.lava.runtime.FixedRuntimeApi.Posted;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that are programs, each in a process of its own. */
class ProgramTest {
  private static final String ROOT = "/2018-06-01/runtime";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          OfEvent   | {"age":6}   | {"next":7}
          OfContext | "a"         | ["a","request-1",true,128]
          OfList    | [{"age":6}] | 6
          OfBytes   | any bytes   | any bytes
          """)
  void a_program_answers_as_a_handler_and_by_itself(String program, String event, String answer)
      throws Exception {
    String main = Programs.class.getName() + "$" + program;

    assertThat(posted(RuntimeProcess.OURS, main, event))
        .isEqualTo(ROOT + "/invocation/request-1/response " + answer);
    assertThat(posted(main, "", event))
        .isEqualTo(ROOT + "/invocation/request-1/response " + answer);
  }

  @Test
  void a_program_may_throw_checked_exceptions() throws Exception {
    assertThat(posted(RuntimeProcess.OURS, Programs.Failing.class.getName(), "\"a\""))
        .startsWith(
            ROOT
                + "/invocation/request-1/error {\"errorMessage\":\"checked a\","
                + "\"errorType\":\"java.lang.Exception\",\"stackTrace\":["
                + "\"dev.lava.functions.Programs$Failing.lambda$main$0(");
  }

  @Nested
  class Is_reported_at_init {
    @Test
    void a_program_that_throws() throws Exception {
      assertThat(posted(RuntimeProcess.OURS, Programs.Broken.class.getName(), "{}"))
          .startsWith(
              ROOT
                  + "/init/error {\"errorMessage\":\"java.lang.NullPointerException\","
                  + "\"errorType\":\"java.lang.NullPointerException\"");
    }

    @Test
    void a_program_that_hands_over_nothing() throws Exception {
      assertThat(posted(RuntimeProcess.OURS, Programs.Silent.class.getName(), "{}"))
          .startsWith(
              ROOT
                  + "/init/error {\"errorMessage\":\"The main method of"
                  + " dev.lava.functions.Programs$Silent returned without a call of"
                  + " dev.lava.api.Lava.run. Call it there, as in Lava.run(Order.class, order ->"
                  + " ...), or implement RequestHandler.\"");
    }
  }

  @Test
  void a_program_without_an_API_to_ask_says_so() throws Exception {
    try (RuntimeProcess process =
        RuntimeProcess.start(Programs.OfEvent.class.getName(), "", "", Map.of())) {
      assertThat(process.status()).isEqualTo(1);
      assertThat(process.output()).startsWith("lava: AWS_LAMBDA_RUNTIME_API is not set.");
    }
  }

  private static String posted(String main, String handler, String event) throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event(event);
        RuntimeProcess process = RuntimeProcess.start(main, api.address(), handler, Map.of())) {
      Posted posted = api.posted();
      process.terminate();
      return posted.path() + " " + posted.body();
    }
  }
}

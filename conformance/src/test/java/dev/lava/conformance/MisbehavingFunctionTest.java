package dev.lava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a function does, its caller gets a proper answer, and the next caller a right one. */
class MisbehavingFunctionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          throw an error                       | {"errorMessage":"no","errorType":"java.lang.AssertionError"}
          throw what cannot be printed         | {"errorMessage":"dev.lava.conformance.Misbehaving$Unprintable","errorType":"dev.lava.conformance.Misbehaving$Unprintable"}
          exhaust the heap                     | {"errorMessage":"Java heap space","errorType":"java.lang.OutOfMemoryError"}
          exhaust the heap for good            | {"errorType":"Runtime.ExitError","errorMessage":"RequestId: ID Error: Runtime exited with error: exit status 1"}
          exhaust the stack                    | {"errorMessage":"java.lang.StackOverflowError","errorType":"java.lang.StackOverflowError"}
          answer with itself                   | {"errorMessage":"An error occurred during JSON serialization of response","errorType":"java.lang.RuntimeException"}
          exit with 0                          | {"errorType":"Runtime.ExitError","errorMessage":"RequestId: ID Error: Runtime exited without providing a reason"}
          exit with 3                          | {"errorType":"Runtime.ExitError","errorMessage":"RequestId: ID Error: Runtime exited with error: exit status 3"}
          halt                                 | {"errorType":"Runtime.ExitError","errorMessage":"RequestId: ID Error: Runtime exited with error: exit status 4"}
          leave threads                        | "done"
          leave threads and exhaust the stack  | {"errorMessage":"java.lang.StackOverflowError","errorType":"java.lang.StackOverflowError"}
          leave threads and exhaust the heap   | {"errorType":"Runtime.ExitError","errorMessage":"RequestId: ID Error: Runtime exited with error: exit status 1"}
          block the finalizer                  | "done"
          interrupt itself                     | "done"
          interrupt all                        | "done"
          keep interrupting all                | "done"
          answer with 7 MB                     | {"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes)."}
          close the outputs                    | "done"
          unset the outputs                    | "done"
          change the directory                 | "done"
          clear the properties                 | "done"
          speak Turkish                        | "done"
          catch all that is not caught         | "done"
          swallow all that is not caught       | {"errorMessage":"java.lang.StackOverflowError","errorType":"java.lang.StackOverflowError"}
          """)
  void the_next_invocation_works(String deed, String answer) {
    try (RunningFunction function =
        RunningFunction.start(FunctionRuntime.LAVA, Misbehaving.class.getName())) {
      assertThat(function.answer("\"" + deed + "\"")).isEqualTo(answer);
      assertThat(function.answer("\"well\"")).isEqualTo("\"did well\"");
    }
  }

  @Test
  void a_log_of_100_MB_arrives() {
    try (RunningFunction function =
        RunningFunction.start(FunctionRuntime.LAVA, Misbehaving.class.getName())) {
      assertThat(function.answer("\"log 100 MB\"")).isEqualTo("\"done\"");
      assertThat(function.answer("\"well\"")).isEqualTo("\"did well\"");
      assertThat(function.logged()).isGreaterThan(100 * 1024 * 1023);
    }
  }

  @Test
  void an_invocation_that_does_not_return_times_out() {
    try (RunningFunction function =
        RunningFunction.start(
            new JvmLauncher(FunctionRuntime.LAVA, Misbehaving.class.getName(), List.of()),
            Duration.ofSeconds(5),
            Map.of())) {
      assertThat(function.answer("\"never return\""))
          .endsWith("Task timed out after 5.00 seconds\"}");
      assertThat(function.answer("\"well\"")).isEqualTo("\"did well\"");
    }
  }

  @Test
  void an_initialization_that_does_not_end_is_begun_again(@TempDir Path directory) {
    Map<String, String> environment =
        Map.of(SlowToStart.MARK, directory.resolve("begun").toString());
    try (RunningFunction function =
        RunningFunction.start(
            new JvmLauncher(FunctionRuntime.LAVA, SlowToStart.class.getName(), List.of()),
            Duration.ofSeconds(5),
            environment)) {
      assertThat(function.answer("\"\"")).isEqualTo("\"ready\"");
    }
  }
}

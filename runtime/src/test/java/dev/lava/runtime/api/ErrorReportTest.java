package dev.lava.runtime.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
  @Test
  void the_members_of_AWS_come_first_then_the_cause_and_what_was_suppressed() {
    Exception cause = frameless(new IOException("disk"));
    cause.addSuppressed(frameless(new IllegalStateException("close")));
    Exception thrown = frameless(new RuntimeException("no order", cause));

    assertThat(body(thrown))
        .isEqualTo(
            """
            {"errorMessage":"no order","errorType":"java.lang.RuntimeException","stackTrace":[],\
            "cause":{"errorMessage":"disk","errorType":"java.io.IOException","stackTrace":[],\
            "suppressed":[{"errorMessage":"close","errorType":"java.lang.IllegalStateException",\
            "stackTrace":[]}]}}\
            """);
  }

  @Test
  void an_exception_without_message_is_called_by_its_class() {
    assertThat(body(frameless(new IllegalStateException())))
        .startsWith("{\"errorMessage\":\"java.lang.IllegalStateException\",");
  }

  @Test
  void each_kind_has_its_category_and_only_the_function_s_own_failures_go_to_X_Ray() {
    Exception thrown = frameless(new IOException("é\n"));

    ErrorReport report = ErrorReport.ofThrown(thrown);

    assertThat(report.category()).isEqualTo("Runtime.UserException");
    assertThat(report.xrayCause())
        .isEqualTo(
            "{\"working_directory\":\"%s\",\"exceptions\":[{\"message\":\"\\u00e9\\n\",\"type\":\"java.io.IOException\",\"stack\":[]}],\"paths\":[]}"
                .formatted(System.getProperty("user.dir")));
    assertThat(ErrorReport.ofCheckpoint(thrown).category())
        .isEqualTo("Runtime.BeforeCheckpointError");
    assertThat(ErrorReport.ofRestore(thrown).category()).isEqualTo("Runtime.AfterRestoreError");
    assertThat(ErrorReport.ofRestore(thrown).xrayCause()).isNull();
    assertThat(ErrorReport.ofBadFunction("no class", null))
        .isEqualTo(ErrorReport.ofBadFunction("no class", null))
        .extracting(ErrorReport::category, bad -> bad.body().toString())
        .containsExactly("Runtime.BadFunctionCode", "{\"errorMessage\":\"no class\"}");
  }

  @Nested
  class However_hostile_the_exception {
    @Test
    void its_failing_methods_leave_its_class() {
      String type = "dev.lava.runtime.api.ErrorReportTest$Hostile";

      assertThat(body(new Hostile()))
          .isEqualTo(
              "{\"errorMessage\":\"%s\",\"errorType\":\"%s\",\"stackTrace\":[]}"
                  .formatted(type, type));
      assertThat(ErrorReport.ofThrown(new Hostile()).xrayCause()).contains(type);
    }

    @Test
    void a_circle_of_causes_is_told_once() {
      Exception first = frameless(new IOException("first"));
      Exception second = frameless(new IOException("second", first));
      first.initCause(second);
      first.addSuppressed(second);

      assertThat(body(first))
          .isEqualTo(
              """
              {"errorMessage":"first","errorType":"java.io.IOException","stackTrace":[],\
              "cause":{"errorMessage":"second","errorType":"java.io.IOException","stackTrace":[]}}\
              """);
    }

    @Test
    void a_long_message_is_cut() {
      String report = body(new IOException("x".repeat(10_000_000)));

      assertThat(report).contains("x… (9934464 more)\",\"errorType\"").hasSizeLessThan(80_000);
    }

    @Test
    void a_long_chain_ends() {
      Exception chain = new IOException("first");
      for (int i = 0; i < 100_000; i++) {
        chain = new IOException("next", chain);
      }

      assertThat(body(chain)).hasSizeLessThan(300_000).endsWith("]}}}}}}}}}}}}}}}}}}}}}");
    }

    @Test
    void many_suppressed_exceptions_end() {
      Exception thrown = new IOException("outer");
      for (int i = 0; i < 10_000; i++) {
        thrown.addSuppressed(new IOException("x".repeat(1000)));
      }

      assertThat(body(thrown)).hasSizeBetween(250_000, 300_000).endsWith("]}]}");
    }
  }

  private static String body(Throwable thrown) {
    return ErrorReport.ofThrown(thrown).body().toString();
  }

  private static <T extends Throwable> T frameless(T thrown) {
    thrown.setStackTrace(new StackTraceElement[0]);
    return thrown;
  }

  /** Fails in all that can be overridden. */
  private static final class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new StackOverflowError("on purpose");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return new @Nullable StackTraceElement[] {null};
    }

    @Override
    public synchronized Throwable getCause() {
      throw new OutOfMemoryError("on purpose");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("on purpose");
    }
  }
}

package dev.lava.build.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTextTest {
  @Test
  void a_runtimes_error_has_its_type_and_message() {
    assertThat(
            ErrorText.failure(
                "a.json",
                "{\"errorMessage\":\"no table\",\"errorType\":\"java.lang.Error\",\"stackTrace\":[]}",
                List.of()))
        .isEqualTo(new EventFailure("a.json", "java.lang.Error", "no table", List.of()));
  }

  @Test
  void the_platforms_error_loses_the_number_of_the_request() {
    assertThat(
            ErrorText.failure(
                    "a.json",
                    "{\"errorMessage\":\"RequestId: 5e885573-dc07-4824-b972-8556194c2170 Error: Runtime exited with error: exit status 3\",\"errorType\":\"Runtime.ExitError\"}",
                    List.of())
                .message())
        .isEqualTo("Runtime exited with error: exit status 3");
  }

  @Test
  void what_is_no_json_is_told_as_it_is() {
    assertThat(ErrorText.failure("a.json", "oops", List.of()))
        .isEqualTo(new EventFailure("a.json", "an error that is no JSON", "oops", List.of()));
  }
}

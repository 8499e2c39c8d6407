package dev.lava.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "amd64, linux/amd64",
    "x86_64, linux/amd64",
    "arm64, linux/arm64",
    "aarch64, linux/arm64",
    "linux/arm64, linux/arm64"
  })
  void both_processors_of_lambda_are_known_by_all_their_names(String text, String platform) {
    assertThat(Platform.parse(text)).hasToString(platform);
  }

  @Test
  void anything_else_is_refused() {
    assertThatThrownBy(() -> Platform.parse("windows/amd64"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AWS Lambda does not run on the platform 'windows/amd64'; valid are amd64 and arm64");
  }
}

package dev.lava.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionSettingsTest {
  @Test
  void defaults_are_those_of_AWS() {
    assertThat(FunctionSettings.of("greeting"))
        .isEqualTo(
            new FunctionSettings(
                "greeting",
                Optional.empty(),
                "us-east-1",
                128,
                Duration.ofSeconds(3),
                10,
                Map.of(),
                Map.of(),
                Optional.empty()));
  }

  @Test
  void each_setting_can_be_changed_alone() {
    FunctionSettings changed =
        FunctionSettings.of("greeting")
            .withHandler("a.B")
            .withRegion("ap-southeast-2")
            .withMemoryMegabytes(10_240)
            .withTimeout(Duration.ofMinutes(15))
            .withMaximumConcurrency(1000)
            .withImageEnvironment(Map.of("LANG", "C"))
            .withEnvironment(Map.of("TABLE", "t"))
            .withCredentials(new Credentials("id", "secret", "token"));
    assertThat(changed)
        .isEqualTo(
            new FunctionSettings(
                "greeting",
                Optional.of("a.B"),
                "ap-southeast-2",
                10_240,
                Duration.ofMinutes(15),
                1000,
                Map.of("LANG", "C"),
                Map.of("TABLE", "t"),
                Optional.of(new Credentials("id", "secret", "token"))));
  }

  @Test
  void all_problems_are_told_at_once() {
    assertThatThrownBy(
            () ->
                new FunctionSettings(
                    "my function",
                    Optional.empty(),
                    "moon",
                    64,
                    Duration.ofMillis(1500).negated(),
                    0,
                    Map.of(),
                    Map.of(
                        "AWS_REGION",
                        "x",
                        "_X",
                        "y",
                        "A",
                        "z",
                        "NUL",
                        "\0",
                        "BIG",
                        "b".repeat(5000)),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            the function cannot be emulated:
              name 'my function': a function's name is 1 to 64 letters, digits, '-' and '_', such as greeting
              region 'moon': a region looks like us-east-1
              memory 64 MB: AWS allows 128 to 10240 MB
              timeout -1.5 s: AWS allows 1 to 900 s
              maximum concurrency 0: 1 to 1000 environments are possible
              environment variable 'A': a name is a letter and at least one more letter, digit or '_', such as TABLE_NAME
              environment variable AWS_REGION: AWS sets it itself and reserves its name; choose another
              environment variable NUL: its value holds a NUL character, which no process can be given
              environment variable '_X': a name is a letter and at least one more letter, digit or '_', such as TABLE_NAME
              the environment variables take 5023 bytes together: AWS allows 4096; put large values into a file of the image""");
  }

  @Test
  void secrets_are_not_printed() {
    assertThat(
            FunctionSettings.of("greeting")
                .withCredentials(new Credentials("id", "secret", "token")))
        .asString()
        .contains("Credentials[accessKeyId=id]")
        .doesNotContain("secret", "token");
  }
}

package dev.lava.spring.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aot.AotDetector;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.StandardEnvironment;

/** The assumptions are those of the tests' resources: {@code lava.test.profile} was not set. */
class ProcessedStartTest {
  private static final String ASSUMED = "lava.test.profile";

  @AfterEach
  void forget() {
    SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
    System.clearProperty(ASSUMED);
  }

  @Test
  void takes_what_was_generated_where_all_is_as_it_was() {
    assertThat(start()).isEmpty();

    assertThat(AotDetector.useGeneratedArtifacts()).isTrue();
  }

  @Test
  void is_an_ordinary_start_where_something_differs_and_says_what() {
    System.setProperty(ASSUMED, "prod");

    assertThat(start())
        .isEqualTo(
            "lava: this start does without what Spring found out when the image was built, and takes longer, since these variables or properties are not as they were then: lava.test.profile. 'lava build' takes them with --train-env\n");

    assertThat(AotDetector.useGeneratedArtifacts()).isFalse();
  }

  @Test
  void leaves_it_to_a_function_that_has_decided_by_itself() {
    SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");

    assertThat(start()).isEmpty();

    assertThat(AotDetector.useGeneratedArtifacts()).isFalse();
  }

  private static String start() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      new ProcessedStart()
          .onApplicationEvent(
              new ApplicationEnvironmentPreparedEvent(
                  new DefaultBootstrapContext(),
                  new SpringApplication(),
                  new String[0],
                  new StandardEnvironment()));
    } finally {
      System.setErr(err);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}

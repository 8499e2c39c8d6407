package dev.lava.runtime.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.Functions;
import dev.lava.functions.Meeting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers as they are made for functions that take several events at once. */
class ConcurrentHandlersTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "::handleRequest", "::meet"})
  void invocations_that_wait_for_each_other_all_run_on_one_carrier(String method) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                "-Djdk.reflect.useNativeAccessorOnly=true",
                "-classpath",
                System.getProperty("java.class.path"),
                ConcurrentProcess.class.getName(),
                Meeting.class.getName() + method)
            .redirectErrorStream(true)
            .start();

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output).isEqualTo("\"met a\"\n".repeat(Meeting.SIZE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event",
        "eventAndContext",
        "context",
        "nothing",
        "noAnswer",
        "streamsAndContext",
        "in",
        "out",
        "unbound",
        "overloaded",
        "failing"
      })
  void methods_of_every_shape_do_what_they_do_otherwise(String method) {
    String name = Functions.class.getName() + "$Shapes::" + method;
    ClassLoader loader = getClass().getClassLoader();

    assertThat(Fate.ofOurs(loader, name, "[]", true)).isEqualTo(Fate.ofOurs(loader, name, "[]"));
    assertThat(Fate.ofOurs(loader, name, "\"a\"", true))
        .isEqualTo(Fate.ofOurs(loader, name, "\"a\""));
  }

  @Test
  void checked_exceptions_come_through() {
    assertThat(
            Fate.ofOurs(
                getClass().getClassLoader(), Meeting.class.getName() + "::fails", "\"a\"", true))
        .isEqualTo(new Fate.Threw("java.lang.Exception", "checked a"));
  }
}

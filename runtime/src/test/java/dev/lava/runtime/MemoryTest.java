package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.LargePayloads;
import dev.lava.runtime.FixedRuntimeApi.Manner;
import dev.lava.runtime.FixedRuntimeApi.Posted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The runtime in a JVM that has no room for a copy more of a payload than need be. */
class MemoryTest {
  private static final int SIZE = 6 << 20;
  private static final String TEXT = "x".repeat(SIZE);

  /** Two and a half times the payload in the old generation, and next to nothing besides. */
  private static final Map<String, String> SMALL_HEAP =
      Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -Xmx17m -Xmn2m");

  /** A function, an event, and how long the answer is. */
  record Trial(Class<?> function, String event, int answer) {
    @Override
    public String toString() {
      return function.getSimpleName();
    }
  }

  static final List<Trial> TRIALS =
      List.of(
          new Trial(LargePayloads.Echo.class, TEXT, SIZE),
          new Trial(LargePayloads.TakesText.class, '"' + TEXT + '"', 7),
          new Trial(LargePayloads.GivesText.class, String.valueOf(SIZE), SIZE + 2),
          new Trial(LargePayloads.GivesMap.class, String.valueOf(SIZE), SIZE + 11),
          new Trial(LargePayloads.TakesMap.class, "{\"text\":\"" + TEXT + "\"}", 7));

  @ParameterizedTest
  @FieldSource("TRIALS")
  void two_and_a_half_times_the_payload_are_enough_again_and_again(Trial trial) throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
        RuntimeProcess process = start(api, trial.function())) {
      for (int i = 0; i < 3; i++) {
        Posted posted = api.event(trial.event()).posted();
        assertThat(posted.path()).as(process.output()).endsWith("/response");
        assertThat(posted.body()).hasSize(trial.answer());
      }
    }
  }

  @Test
  void one_copy_more_is_too_much() throws Exception {
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE);
        RuntimeProcess process = start(api, LargePayloads.EchoByCopy.class)) {
      Posted posted = api.event(TEXT).posted();

      assertThat(posted.path()).endsWith("/error");
      assertThat(posted.body()).contains("java.lang.OutOfMemoryError");
      assertThat(process.status()).isEqualTo(1);
    }
  }

  private static RuntimeProcess start(FixedRuntimeApi api, Class<?> function) throws Exception {
    return RuntimeProcess.start(RuntimeProcess.OURS, api.address(), function, SMALL_HEAP);
  }
}

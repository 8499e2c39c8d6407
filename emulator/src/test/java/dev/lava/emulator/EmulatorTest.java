package dev.lava.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EmulatorTest {
  private final RecordedLog log = new RecordedLog();

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_function_answers() {
    FakeFunction function = FakeFunction.answering(event -> "{\"got\":" + event + "}");
    try (Emulator emulator =
        Emulator.start(
            FunctionSettings.of("greeting"),
            function,
            EmulatorOptions.defaults().withLogs(log),
            new ManualClock())) {
      assertThat(emulator.invoke(json("1")).payload().text()).isEqualTo("{\"got\":1}");
      assertThat(emulator.invoke(json("2")).payload().text()).isEqualTo("{\"got\":2}");
    }
  }
}

package dev.lava.build.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TelemetryFramesTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private void frame(String record) throws IOException {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    DataOutputStream frame = new DataOutputStream(output);
    frame.writeInt(0xa55a0003);
    frame.writeInt(bytes.length);
    frame.writeLong(1_700_000_000_000_000L);
    frame.write(bytes);
  }

  private void print(String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String read() throws IOException {
    try (TelemetryFrames frames =
        new TelemetryFrames(new ByteArrayInputStream(output.toByteArray()))) {
      return new String(frames.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void records_come_without_their_headers_and_each_on_a_line_of_its_own() throws IOException {
    frame("one");
    frame("two\n");
    frame("three\nlines\nof it");

    assertThat(read()).isEqualTo("one\ntwo\nthree\nlines\nof it\n");
  }

  @Test
  void what_is_printed_between_records_stays() throws IOException {
    print("Picked up JAVA_TOOL_OPTIONS\n");
    frame("one");
    print("¥Z of another kind\n");
    frame("");
    print("end");

    assertThat(read()).isEqualTo("Picked up JAVA_TOOL_OPTIONS\none\n¥Z of another kind\nend");
  }

  @Test
  void a_frame_that_breaks_off_ends_with_the_stream() throws IOException {
    print("before\n");
    frame("cut off");
    byte[] all = output.toByteArray();
    output.reset();
    output.write(all, 0, all.length - 4);

    assertThat(read()).isEqualTo("before\ncut");
  }
}

package dev.lava.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The samples of events that AWS keeps beside its library of tests, each as every event there is,
 * the right one among them. The file that holds them names their source.
 */
class EventSamplesTest {
  @Test
  void every_sample_is_read_alike_as_every_event()
      throws IOException, URISyntaxException, ClassNotFoundException {
    List<String> samples = samples();
    assertThat(samples).hasSizeGreaterThan(50);
    for (Class<?> event : EventsDifferentialTest.events()) {
      SideBySide codecs = EventsDifferentialTest.codecs(event);
      for (String sample : samples) {
        String[] parts = sample.split("\t", 2);
        codecs.readAlike(parts[1], parts[0] + " as " + event.getName());
      }
    }
  }

  private static List<String> samples() throws IOException {
    try (InputStream in = EventSamplesTest.class.getResourceAsStream("aws-event-samples.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}

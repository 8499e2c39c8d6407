package dev.lava.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The samples of events that AWS keeps beside its library of tests, each as every event there is,
 * the right one among them. They are not in this repository; with a checkout of AWS's:
 *
 * <pre>mvn -pl runtime -am test -Dtest=EventSamplesTest -Dlava.samples=DIRECTORY</pre>
 *
 * where the directory is {@code aws-lambda-java-tests/src/test/resources} of {@code
 * aws-lambda-java-libs}.
 */
@EnabledIfSystemProperty(named = "lava.samples", matches = ".+")
class EventSamplesTest {
  @Test
  void every_sample_is_read_alike_as_every_event()
      throws IOException, URISyntaxException, ClassNotFoundException {
    List<Path> samples;
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("lava.samples", ".")))) {
      samples = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(samples).isNotEmpty();
    for (Class<?> event : EventsDifferentialTest.events()) {
      SideBySide codecs = EventsDifferentialTest.codecs(event);
      for (Path sample : samples) {
        codecs.readAlike(Files.readString(sample), sample + " as " + event.getName());
      }
    }
  }
}

package dev.lava.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.bench.Samples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
  private final JsonNode document =
      new JsonMapper().readTree(JsonReport.text(Samples.report("greeting:latest", "no JVM")));

  @Test
  void the_subject_is_told_first() {
    assertThat(document.get("image").asString()).isEqualTo("greeting:latest");
    assertThat(document.get("java").asString()).isEqualTo("25.0.3");
    assertThat(document.get("compressedBytes").asLong()).isEqualTo(48_000_000);
    assertThat(document.get("trainedBytes").asLong()).isEqualTo(3_200_000);
  }

  @Test
  void each_contender_has_its_spread_and_its_place_beside_the_image() {
    JsonNode aws = document.at("/contenders/1");

    assertThat(aws.get("name").asString()).isEqualTo("aws");
    assertThat(aws.at("/coldMillis/median").asDouble()).isEqualTo(300);
    assertThat(aws.at("/coldMillis/lowerQuartile").asDouble()).isEqualTo(299);
    assertThat(aws.at("/coldMillis/upperQuartile").asDouble()).isEqualTo(302);
    assertThat(aws.get("coldTimesImage").asDouble()).isEqualTo(6);
  }

  @Test
  void every_sample_is_there() {
    assertThat(document.at("/contenders/0/samples")).hasSize(3);
    assertThat(document.at("/contenders/0/samples/1").toString())
        .isEqualTo(
            "{\"initMillis\":45.0,\"firstMillis\":5.0,\"residentBytes\":52428800,\"warmMicros\":[500.0,1000.0]}");
  }

  @Test
  void the_phases_of_a_start_are_told_in_order() {
    assertThat(document.at("/starts/0").toString())
        .isEqualTo(
            "{\"name\":\"image\",\"classes\":412,\"cachedClasses\":400,\"phasesFromClassLog\":false,\"phaseMillis\":{\"process\":5.0,\"JVM\":30.0,\"decode\":0.25}}");
  }

  @Test
  void contenders_that_were_not_measured_are_told_with_the_reason() {
    assertThat(document.get("notMeasured").toString())
        .isEqualTo(
            "[{\"name\":\"aws-trained\",\"reason\":\"no JVM\"},{\"name\":\"floor\",\"reason\":\"no JVM\"}]");
  }
}

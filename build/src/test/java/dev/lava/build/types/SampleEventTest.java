package dev.lava.build.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.lava.runtime.json.EventCodecs;
import dev.lava.runtime.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleEventTest {
  /** Leads back to itself, and holds what cannot be made. */
  record Tree(String name, List<Tree> children, Runnable action, Map<DayOfWeek, LocalDate> days) {}

  /** Values without parts. */
  @SuppressWarnings("ArrayRecordComponent") // functions declare such, and nothing compares them
  record Values(
      int number,
      BigDecimal price,
      boolean open,
      Instant at,
      UUID id,
      byte[] data,
      Optional<String> note,
      double[] weights,
      Object any) {}

  @Test
  void every_component_has_a_value_of_its_type() {
    assertThat(SampleEvent.of(Values.class))
        .asString()
        .isEqualTo(
            "{\"number\":1,\"price\":1,\"open\":false,\"at\":\"2026-01-31T12:00:00Z\","
                + "\"id\":\"9f3b2c1a-5d4e-4f60-8a7b-0c1d2e3f4a5b\",\"data\":\"c2FtcGxl\","
                + "\"note\":\"note\",\"weights\":[1],\"any\":\"any\"}");
  }

  @Test
  void what_leads_back_or_cannot_be_made_is_left_out() {
    assertThat(SampleEvent.of(Tree.class))
        .asString()
        .isEqualTo("{\"name\":\"name\",\"children\":[],\"days\":{\"MONDAY\":\"2026-01-31\"}}");
  }

  @Test
  void of_what_is_not_known_the_event_is_an_empty_object() {
    assertThat(SampleEvent.of(Object.class)).asString().isEqualTo("{}");
    assertThat(SampleEvent.of(InputStream.class)).asString().isEqualTo("{}");
    assertThat(SampleEvent.of(Runnable.class)).asString().isEqualTo("{}");
  }

  @Test
  void the_names_are_those_of_the_events_json() {
    assertThat(SampleEvent.of(SQSEvent.class)).asString().startsWith("{\"Records\":[{\"");
    assertThat(SampleEvent.of(DynamodbEvent.class)).asString().contains("\"NewImage\":{\"key\":{");
    assertThat(SampleEvent.of(S3Event.class)).asString().contains("\"s3\":{\"configurationId\":");
    assertThat(SampleEvent.of(APIGatewayV2HTTPEvent.class)).asString().contains("\"body\":\"{}\"");
  }

  @ParameterizedTest
  @MethodSource("events")
  void the_runtime_reads_the_sample_of_every_event_of_aws(Type event) {
    byte[] sample = SampleEvent.of(event);

    assertThatCode(
            () -> EventCodecs.forEvent(event).of(event).read(new JsonReader(sample, sample.length)))
        .as(new String(sample, java.nio.charset.StandardCharsets.UTF_8))
        .doesNotThrowAnyException();
  }

  static List<Class<?>> events() throws Exception {
    Path jar = Path.of(SQSEvent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> events = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (String name : file.stream().map(entry -> entry.getName()).sorted().toList()) {
        if (name.matches("com/amazonaws/services/lambda/runtime/events/[A-Za-z0-9]+.class")) {
          Class<?> event = Class.forName(name.replace('/', '.').replace(".class", ""));
          if (!Modifier.isAbstract(event.getModifiers())) {
            events.add(event);
          }
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return events;
  }
}

package dev.lava.image.bom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class LayerDocumentTest {
  private static final LayerContents CONTENTS =
      new LayerContents(
          List.of(new OperatingSystem("etc/os-release", "debian", "13")),
          List.of(new DebianPackage("var/lib/dpkg/status.d/a", "a", "1-2", "all", "source")),
          List.of(new Licences("usr/share/doc/a/copyright", "a", List.of("GPL-2+", "MIT"))),
          List.of(
              new JavaRuntime(
                  "opt/java/release", "Nobody", "25.0.3+9", "25.0.3", List.of("java.base"))),
          List.of(new Jar("var/task/lib/a.jar", "0".repeat(64), "g", "a", "1.0", "Ä \"quoted\"")),
          List.of("var/task/old", "opt/"));

  @Test
  void what_is_written_reads_back() {
    assertThat(LayerDocument.read(LayerDocument.write(CONTENTS))).isEqualTo(CONTENTS);
  }

  @Test
  void it_is_what_data_binding_makes_of_the_records() {
    assertThat(JsonMapper.shared().readValue(LayerDocument.write(CONTENTS), LayerContents.class))
        .isEqualTo(CONTENTS);
    assertThat(LayerDocument.read(JsonMapper.shared().writeValueAsBytes(CONTENTS)))
        .isEqualTo(CONTENTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "{\"systems\":[{}]}", "{\"systems\":[{\"path\":1}]}", "{"})
  void what_is_damaged_is_refused(String document) {
    assertThatThrownBy(() -> LayerDocument.read(document.getBytes(UTF_8)))
        .isInstanceOf(JacksonException.class);
  }
}

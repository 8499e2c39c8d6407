package dev.lava.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ImageConfigTest {
  private static final Digest ONES = new Digest("1".repeat(64));

  private final ImageConfig config =
      ImageConfig.empty(Platform.AMD64)
          .withVariable("PATH", "/usr/bin")
          .withVariable("LANG", "C.UTF-8")
          .withEntrypoint(List.of("/lambda-entrypoint.sh"))
          .withCommand(List.of("com.example.Greet"))
          .withWorkingDirectory("/var/task")
          .withLabel("b", "2")
          .withLabel("a", "1")
          .withLayer(ONES, new HistoryEntry("lava base", "os"));

  @Nested
  class Written {
    @Test
    void it_has_sorted_members_the_variables_in_their_order_and_the_fixed_time() {
      assertThat(config.toJson())
          .asString(UTF_8)
          .isEqualTo(
              """
              {"architecture":"amd64",\
              "config":{"Cmd":["com.example.Greet"],\
              "Entrypoint":["/lambda-entrypoint.sh"],\
              "Env":["PATH=/usr/bin","LANG=C.UTF-8"],\
              "Labels":{"a":"1","b":"2"},\
              "WorkingDir":"/var/task"},\
              "created":"1980-01-02T00:00:00Z",\
              "history":[{"comment":"os","created":"1980-01-02T00:00:00Z","created_by":"lava base"}],\
              "os":"linux",\
              "rootfs":{"diff_ids":["sha256:1111111111111111111111111111111111111111111111111111111111111111"],\
              "type":"layers"}}""");
    }

    @Test
    void it_reads_back_as_it_was() throws Exception {
      assertThat(ImageConfig.parse(config.toJson(), "a test")).isEqualTo(config);
    }
  }

  @Nested
  class Changed {
    @Test
    void a_variable_that_is_set_again_keeps_its_place() {
      assertThat(config.withVariable("PATH", "/bin").environment().sequencedEntrySet())
          .containsExactly(Map.entry("PATH", "/bin"), Map.entry("LANG", "C.UTF-8"));
    }

    @Test
    void a_new_entry_point_drops_the_command_of_the_old_one() {
      assertThat(config.withEntrypoint(List.of("/bin/sh")).command()).isEmpty();
    }

    @Test
    void a_variable_needs_a_name_without_an_equals_sign() {
      assertThatThrownBy(() -> config.withVariable("A=B", "c"))
          .hasMessage(
              "'A=B' is no environment variable; valid is a name without '=', such as LANG");
    }

    @Test
    void a_working_directory_is_absolute() {
      assertThatThrownBy(() -> config.withWorkingDirectory("var/task"))
          .hasMessage(
              "'var/task' is no working directory; valid is an absolute path, such as /var/task");
    }
  }

  @Nested
  class Of_another_tool {
    @Test
    void history_of_steps_that_made_no_layer_is_left_out() throws Exception {
      assertThat(
              parse(
                      """
                      {"os": "linux", "architecture": "arm64",
                       "history": [{"created_by": "ADD"}, {"created_by": "ENV", "empty_layer": true}],
                       "rootfs": {"type": "layers", "diff_ids": ["%s"]}}
                      """)
                  .history())
          .containsExactly(new HistoryEntry("ADD", ""));
    }

    @Test
    void history_that_does_not_match_the_layers_is_replaced() throws Exception {
      assertThat(
              parse(
                      """
                      {"os": "linux", "architecture": "arm64",
                       "rootfs": {"type": "layers", "diff_ids": ["%s"]}}
                      """)
                  .history())
          .containsExactly(new HistoryEntry("", ""));
    }

    @Test
    void a_member_of_the_wrong_type_is_named_with_what_was_seen() {
      assertThatThrownBy(
              () ->
                  parse(
                      """
                      {"os": "linux", "architecture": "arm64", "config": {"Env": ["A=1", 2]},
                       "rootfs": {"type": "layers", "diff_ids": ["%s"]}}
                      """))
          .isInstanceOf(ImageException.class)
          .hasMessage("the config: $.config.Env[1]: a string is needed; saw 2");
    }

    @Test
    void a_missing_member_is_named() {
      assertThatThrownBy(() -> parse("{\"os\": \"linux\", \"architecture\": \"arm64\"}"))
          .hasMessage("the config: $: 'rootfs' is missing");
    }

    @Test
    void what_is_no_json_is_refused() {
      assertThatThrownBy(() -> parse("[1, 2]"))
          .hasMessage("the config is no JSON object, which it must be; saw [1,2]");
    }

    private ImageConfig parse(String json) throws ImageException {
      return ImageConfig.parse(json.replace("%s", ONES.toString()).getBytes(UTF_8), "the config");
    }
  }
}

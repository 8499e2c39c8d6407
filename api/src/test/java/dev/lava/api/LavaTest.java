package dev.lava.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LavaTest {
  @Test
  void without_a_runtime_on_the_class_path_it_says_where_one_is() {
    assertThatThrownBy(() -> Lava.run(String.class, event -> event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Lava.run needs Lava's runtime, and dev.lava.runtime.ProgramRunner is not on the class"
                + " path. Images that `lava build` makes have it; to start the program by itself,"
                + " add lava-runtime.");
  }

  @Test
  void an_event_type_is_the_one_its_subclass_names() {
    EventType<List<String>> type = new EventType<>() {};

    assertThat(type.type().getTypeName()).isEqualTo("java.util.List<java.lang.String>");
  }

  @Test
  void an_event_type_must_name_one() {
    @SuppressWarnings("rawtypes") // what it is about
    class Raw extends EventType {}

    assertThatThrownBy(Raw::new)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an EventType must name its type, as in new EventType<List<Order>>() {}");
  }
}

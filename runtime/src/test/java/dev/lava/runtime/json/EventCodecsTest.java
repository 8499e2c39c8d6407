package dev.lava.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventCodecsTest {
  @Nested
  class A_failure_says_what_is_needed_and_where {
    /** Holds its own kind. */
    static class Tree extends java.util.ArrayList<Tree> {
      private static final long serialVersionUID = 1;
    }

    @Test
    void a_collection_of_its_own_kind_is_read_and_written() {
      Object read = Json.read(Tree.class, "[[],[[]]]");

      assertThat(read).isInstanceOf(Tree.class);
      assertThat((Tree) read).hasOnlyElementsOfType(Tree.class);
      assertThat(Json.write(Tree.class, read)).isEqualTo("[[],[[]]]");
    }

    @Test
    void of_a_number_in_a_list_in_an_object() {
      assertThatThrownBy(
              () -> Json.read(Samples.Containers.class, "{\"objects\":[{},{\"number\":\"abc\"}]}"))
          .hasMessage(
              "a whole number from -2147483648 to 2147483647 is needed, but the JSON has \"abc\""
                  + " at $.objects[1].number");
    }

    @Test
    void of_an_object_where_a_string_belongs() {
      assertThatThrownBy(() -> Json.read(Samples.Scalars.class, "{\"text\":{}}"))
          .hasMessage("a string is needed, but the JSON has an object at $.text");
    }

    @Test
    void of_a_syntax_error() {
      assertThatThrownBy(() -> Json.read(Samples.Scalars.class, "{\"text\" 1}"))
          .hasMessage("':' is needed, but byte 8 of the JSON is '1' at $");
    }

    @Test
    void of_an_event_that_ends_too_early() {
      assertThatThrownBy(() -> Json.read(Samples.Scalars.class, "{\"text\":\"ab"))
          .hasMessage("the JSON ends after 11 bytes in the middle of a string at $.text");
    }

    @Test
    void of_an_abstract_class() {
      assertThatThrownBy(() -> Json.read(Samples.Drawing.class, "{\"shape\":{}}"))
          .hasMessage(
              "dev.lava.runtime.json.Samples$Shape is an abstract class, of which no value can be"
                  + " read; a class or a record is needed at $.shape");
    }

    @Test
    void of_a_getter_that_throws() {
      assertThatThrownBy(() -> Json.write(Failing.class, new Failing()))
          .hasMessageEndingWith("Failing.getValue() failed at $.value")
          .hasRootCauseMessage("on purpose");
    }

    @Test
    void of_a_string_that_is_no_UTF8() {
      byte[] json = {'"', 'a', (byte) 0xC3, '(', '"'};
      assertThatThrownBy(() -> Json.read(String.class, json))
          .hasMessage("the string has no UTF-8 at byte 3 of the JSON at $");
    }
  }

  @Test
  void properties_keep_the_order_of_the_fields() {
    Samples.Dog dog = new Samples.Dog();
    dog.name = "Rex";
    dog.age = 3;

    assertThat(Json.write(Samples.Dog.class, dog)).isEqualTo("{\"name\":\"Rex\",\"age\":3}");
  }

  @Test
  void a_byte_order_mark_is_passed_over() {
    assertThat(Json.read(String.class, "\uFEFF\"a\"")).isEqualTo("a");
  }

  @Test
  void a_number_of_absurd_length_is_refused_before_it_takes_time() {
    assertThatThrownBy(() -> Json.read(Object.class, "1".repeat(1_001)))
        .hasMessage("a number of at most 1000 characters is needed, but it has 1001 at $");
    assertThatThrownBy(() -> Json.read(java.math.BigInteger.class, "1e999999999"))
        .isInstanceOf(JsonException.class);
  }

  /** Cannot be written. */
  static class Failing {
    public String getValue() {
      throw new IllegalStateException("on purpose");
    }
  }
}

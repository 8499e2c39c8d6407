package dev.lava.image.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Digest;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @Nested
  class Parsed {
    @ParameterizedTest
    @CsvSource(
        textBlock =
            """
            lava-java:25,                         '',                lava-java,     25
            team/greeting,                        '',                team/greeting, latest
            localhost/greeting,                   localhost,         greeting,      latest
            localhost:5000/greeting:1.0,          localhost:5000,    greeting,      1.0
            registry.example/a/b_c/d__e:v1-x.y,   registry.example,  a/b_c/d__e,    v1-x.y
            [::1]:5000/greeting,                  [::1]:5000,        greeting,      latest
            25,                                   '',                25,            latest
            """)
    void its_parts_are_found(String text, String registry, String repository, String tag) {
      assertThat(Reference.parse(text))
          .isEqualTo(
              new Reference(
                  Optional.of(registry).filter(host -> !host.isEmpty()),
                  repository,
                  Optional.of(tag),
                  Optional.empty()));
    }

    @Test
    void a_digest_stands_instead_of_the_implied_tag() {
      assertThat(Reference.parse("team/greeting@sha256:" + HEX))
          .isEqualTo(
              new Reference(
                  Optional.empty(),
                  "team/greeting",
                  Optional.empty(),
                  Optional.of(new Digest(HEX))));
    }

    @Test
    void a_tag_and_a_digest_may_both_be_there() {
      Reference reference = Reference.parse("localhost:5000/greeting:1.0@sha256:" + HEX);

      assertThat(reference.tag()).contains("1.0");
      assertThat(reference.digest()).contains(new Digest(HEX));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "lava-java:25",
          "team/greeting:latest",
          "localhost:5000/a:1@sha256:",
          "a@sha256:"
        })
    void it_prints_as_it_is_read(String text) {
      String name = text.endsWith("sha256:") ? text + HEX : text;

      assertThat(Reference.parse(name)).hasToString(name);
    }

    @Test
    void an_implied_tag_is_printed() {
      assertThat(Reference.parse("greeting")).hasToString("greeting:latest");
    }
  }

  @Nested
  class Refused {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          ":",
          ":25",
          "/a",
          "a/",
          "a//b",
          "Greeting",
          "a:",
          "a: 1",
          "a b",
          "a@",
          "a@b",
          "-a",
          "a..b",
          "a:.1",
          "../a",
          "a\n",
          "localhost:port/a",
          "a:" + "1" /* and 128 more */
        })
    void nonsense(String text) {
      String name = text.equals("a:1") ? "a:" + "1".repeat(129) : text;

      assertThatThrownBy(() -> Reference.parse(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("'" + name + "' is no name of an image: ");
    }

    @Test
    void capital_letters_in_a_repository() {
      assertThatThrownBy(() -> Reference.parse("Lava:25"))
          .hasMessage(
              "'Lava:25' is no name of an image: the repository 'Lava' must be lower-case letters and"
                  + " digits, with single '.', '_' or '-' between them and '/' between parts, such as"
                  + " team/greeting");
    }

    @Test
    void a_tag_with_a_space() {
      assertThatThrownBy(() -> Reference.parse("lava:2 5"))
          .hasMessage(
              "'lava:2 5' is no name of an image: the tag '2 5' must be at most 128 letters, digits,"
                  + " '_', '.' and '-', not beginning with '.' or '-', such as 1.0");
    }

    @Test
    void a_digest_that_is_too_short() {
      assertThatThrownBy(() -> Reference.parse("lava@sha256:12"))
          .hasMessage(
              "'lava@sha256:12' is no name of an image: a SHA-256 digest has 64 lower-case"
                  + " hexadecimal digits; saw '12'");
    }

    @Test
    void a_name_that_is_too_long() {
      String name = "a".repeat(256);

      assertThatThrownBy(() -> Reference.parse(name))
          .hasMessage(
              "'%s' is no name of an image: the repository '%s' must be at most 255 characters with the registry",
              name, name);
    }
  }
}

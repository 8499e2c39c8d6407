package dev.lava.image.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClosureTest {
  /** An index from lines such as {@code a 1.0; Depends: b; Provides: c}. */
  private static Catalogue catalogue(String lines) throws IOException {
    StringBuilder index = new StringBuilder();
    for (String line : lines.lines().toList()) {
      String[] parts = line.split(";");
      String[] identity = parts[0].split(" ");
      index.append(
          """
          Package: %s
          Version: %s
          Architecture: amd64
          Filename: pool/%s.deb
          Size: 1
          SHA256: %s
          """
              .formatted(identity[0], identity[1], identity[0], "0".repeat(64)));
      for (int i = 1; i < parts.length; i++) {
        index.append(parts[i].strip()).append('\n');
      }
      index.append('\n');
    }
    byte[] bytes = index.toString().getBytes(StandardCharsets.UTF_8);
    return new Catalogue(
        PackageIndex.read(new ByteArrayInputStream(bytes), Area.ARCHIVE, "the index"));
  }

  private static List<String> closure(String lines, Set<String> names, String... exclude)
      throws IOException {
    return Closure.of(catalogue(lines), names, Set.of(exclude), "trixie for amd64").stream()
        .map(AvailablePackage::toString)
        .toList();
  }

  @Nested
  class Takes_along {
    @Test
    void what_is_depended_on_directly_and_indirectly() throws IOException {
      String index =
          """
          a 1; Depends: b
          b 1; Pre-Depends: c
          c 1; Depends: a; Recommends: d
          d 1""";

      assertThat(closure(index, Set.of("a"))).containsExactly("a 1", "b 1", "c 1");
    }

    @Test
    void the_newest_version() throws IOException {
      assertThat(closure("a 1.9\na 1.10\na 1.10~rc1", Set.of("a"))).containsExactly("a 1.10");
    }

    @Test
    void nothing_only_because_it_is_essential() throws IOException {
      assertThat(closure("a 1\nb 1; Essential: yes", Set.of("a"))).containsExactly("a 1");
    }

    @Test
    void the_first_alternative_there_is() throws IOException {
      assertThat(closure("a 1; Depends: x | b | c\nb 1\nc 1", Set.of("a")))
          .containsExactly("a 1", "b 1");
    }

    @Test
    void no_second_alternative_where_one_is_asked_for() throws IOException {
      assertThat(closure("a 1; Depends: b | c\nb 1\nc 1", Set.of("a", "c")))
          .containsExactly("a 1", "c 1");
    }

    @Test
    void the_provider_that_most_systems_have() throws IOException {
      String index =
          """
          base 1; Pre-Depends: awk
          gawk 1; Provides: awk; Priority: optional
          mawk 1; Provides: awk; Priority: required""";

      assertThat(closure(index, Set.of("base"))).containsExactly("base 1", "mawk 1");
    }

    @Test
    void a_provider_of_the_version_that_is_needed() throws IOException {
      String index =
          """
          app 1; Depends: java (>= 21)
          jdk17 1; Provides: java (= 17)
          jdk25 1; Provides: java (= 25)""";

      assertThat(closure(index, Set.of("app"))).containsExactly("app 1", "jdk25 1");
    }
  }

  @Nested
  class Leaves_out {
    @Test
    void what_is_excluded_and_what_only_that_needs() throws IOException {
      assertThat(closure("a 1; Depends: b, d\nb 1; Depends: c\nc 1\nd 1", Set.of("a"), "b"))
          .containsExactly("a 1", "d 1");
    }

    @Test
    void the_alternatives_of_what_is_excluded() throws IOException {
      String index =
          """
          tzdata 1; Depends: debconf (>= 0.5) | debconf-2.0
          debconf 1; Provides: debconf-2.0
          cdebconf 1; Provides: debconf-2.0""";

      assertThat(closure(index, Set.of("tzdata"), "debconf")).containsExactly("tzdata 1");
    }

    @Test
    void an_excluded_name_that_is_virtual() throws IOException {
      assertThat(closure("a 1; Depends: awk\nmawk 1; Provides: awk", Set.of("a"), "awk"))
          .containsExactly("a 1");
    }
  }

  @Nested
  class Refuses {
    @Test
    void all_that_cannot_be_met_together() {
      String index =
          """
          libc6 2.41
          awkish 1; Provides: awk
          a 1; Depends: libc6 (>= 3), nothing | less
          b 2; Depends: awk (>= 2)""";

      assertThatThrownBy(() -> closure(index, Set.of("a", "b", "lbc6", "awk")))
          .isInstanceOf(DebianException.class)
          .hasMessage(
              """
              these packages cannot be had from trixie for amd64:
                'awk' is no package of its own; name one that provides it: awkish
                there is no package 'lbc6'; did you mean 'libc6'?
                a 1 needs libc6 (>= 3): the newest libc6 is 2.41
                a 1 needs nothing | less: there is no nothing, and there is no less
                b 2 needs awk (>= 2): nothing provides that version of awk
              Correct the names; what is missing on purpose goes on the list of excluded packages.""");
    }

    @Test
    void what_is_both_asked_for_and_excluded() {
      assertThatThrownBy(() -> closure("a 1", Set.of("a"), "a"))
          .hasMessageContaining("'a' is both asked for and excluded");
    }

    @Test
    void what_does_not_go_together() {
      assertThatThrownBy(() -> closure("a 1; Breaks: b (<< 2)\nb 1", Set.of("a", "b")))
          .hasMessageContaining("a 1 does not go with b 1");
    }
  }

  @Test
  void a_package_may_refuse_all_others_that_provide_its_own_name() throws IOException {
    assertThat(closure("a 1; Conflicts: mta; Provides: mta", Set.of("a"))).containsExactly("a 1");
  }
}

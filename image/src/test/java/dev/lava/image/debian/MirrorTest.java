package dev.lava.image.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirrorTest {
  @TempDir Path apt;

  private Mirror choose(String explicit, Map<String, String> environment) throws IOException {
    return Mirror.choose(Optional.of(explicit).filter(text -> !text.isEmpty()), environment, apt);
  }

  private void sources(String file, String text) throws IOException {
    Path place = apt.resolve(file);
    Files.createDirectories(place.getParent());
    Files.writeString(place, text);
  }

  @Nested
  class Comes_from {
    private static final Map<String, String> VARIABLE =
        Map.of("LAVA_DEBIAN_MIRROR", "http://variable.example/debian");

    @Test
    void what_the_user_says_first_of_all() throws IOException {
      assertThat(choose("http://said.example/debian", VARIABLE).archive())
          .hasToString("http://said.example/debian");
    }

    @Test
    void the_environment_next() throws IOException {
      sources("sources.list", "deb http://host.example/debian bookworm main");

      assertThat(choose("", VARIABLE).archive()).hasToString("http://variable.example/debian");
    }

    @Test
    void the_hosts_sources_next() throws IOException {
      sources("sources.list", "deb http://host.example/debian/ bookworm main contrib");

      assertThat(choose("", Map.of()))
          .hasToString(
              "Mirror[archive=http://host.example/debian, security=http://host.example/debian-security, origin=the host's apt configuration]");
    }

    @Test
    void the_snapshot_archive_at_last() throws IOException {
      Mirror mirror = choose("", Map.of());

      assertThat(mirror.origin()).isEqualTo("the snapshot archive");
      assertThat(mirror.moment()).isPresent();
      assertThat(mirror.security().getPath()).contains("/archive/debian-security/2026");
    }
  }

  @Nested
  class Of_the_hosts_sources {
    @Test
    void is_read_from_deb822() throws IOException {
      sources(
          "sources.list.d/debian.sources",
          """
          Types: deb
          # a comment
          URIs: http://one.example/debian
          Suites: bookworm bookworm-updates
          Components: main
          Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

          Types: deb
          URIs: http://two.example/security
          Suites: bookworm-security
          Components: main
          """);

      assertThat(choose("", Map.of()).archive()).hasToString("http://one.example/debian");
      assertThat(choose("", Map.of()).security()).hasToString("http://two.example/security");
    }

    @Test
    void is_read_from_the_list_of_mirrors_of_cloud_images() throws IOException {
      sources("mirrors/debian.list", "https://cdn.example/debian\tpriority:1\n");
      sources(
          "sources.list",
          "deb [arch=amd64] mirror+file://%s/mirrors/debian.list trixie main".formatted(apt));

      assertThat(choose("", Map.of()).archive()).hasToString("https://cdn.example/debian");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            deb http://host.example/ubuntu noble main                                        | another distribution
            deb-src http://host.example/debian trixie main                                   | sources only
            deb [signed-by=/usr/share/keyrings/other.gpg] https://other.example trixie main  | another's key
            deb https://other.example/linux/debian trixie stable                             | another's component
            deb cdrom:[Debian]/ trixie main                                                  | a disc
            # deb http://host.example/debian trixie main                                     | a comment
            """)
    void leaves_out_what_is_not_debians(String line, String why) throws IOException {
      sources("sources.list", line);

      assertThat(choose("", Map.of()).origin()).as(why).isEqualTo("the snapshot archive");
    }
  }

  @Nested
  class An_address {
    @ParameterizedTest
    @CsvSource({
      "http://m.example/debian, http://m.example/debian-security",
      "http://m.example/pub/debian/, http://m.example/pub/debian-security",
      "http://m.example/apt, http://m.example/apt-security",
      "http://s.example/archive/debian/20261101T000000Z, http://s.example/archive/debian-security/20261101T000000Z",
      "file:///srv/debian, file:/srv/debian-security"
    })
    void has_the_security_archive_beside_it(String archive, String security) {
      assertThat(Mirror.parse(archive, "--mirror").security()).hasToString(security);
    }

    @Test
    void may_be_followed_by_that_of_the_security_archive() {
      assertThat(Mirror.parse("http://a.example/d http://b.example/s", "--mirror").security())
          .hasToString("http://b.example/s");
    }

    @Test
    void may_show_a_moment() {
      assertThat(Mirror.parse("http://s.example/debian/20261101T120000Z", "--mirror").moment())
          .contains(Instant.parse("2026-11-01T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"mirror.example", "ftp://m.example/debian", "http:///debian", "a b c"})
    void that_is_none_is_refused(String text) {
      assertThatThrownBy(() -> Mirror.parse(text, "LAVA_DEBIAN_MIRROR"))
          .hasMessage(
              "LAVA_DEBIAN_MIRROR says '%s', which is no mirror; valid is the address above dists/, such as http://mirror.example/debian, and perhaps that of debian-security after a space",
              text);
    }
  }
}

package dev.lava.build.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Digest;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownDigestsTest {
  /** Installed long ago. */
  private static final Path SETTLED = Path.of(System.getProperty("java.home"), "release");

  @TempDir Path directory;

  @Test
  void are_those_of_the_bytes() throws Exception {
    Path file = Files.writeString(directory.resolve("a.jar"), "some bytes");

    assertThat(known().of(Content.of(file))).isEqualTo(Digest.of("some bytes".getBytes(UTF_8)));
    assertThat(known().of(Content.of("others".getBytes(UTF_8))))
        .isEqualTo(Digest.of("others".getBytes(UTF_8)));
  }

  @Test
  void a_file_that_is_as_it_was_is_not_read_again() throws Exception {
    Digest digest = known().of(Content.of(SETTLED));
    Digest other = Digest.of(new byte[0]);
    Files.writeString(kept().getFirst(), other.toString());

    assertThat(digest).isEqualTo(Digest.of(Files.readAllBytes(SETTLED)));
    assertThat(known().of(Content.of(SETTLED))).isEqualTo(other);
  }

  @Test
  void what_is_kept_and_damaged_is_read_again() throws Exception {
    Digest digest = known().of(Content.of(SETTLED));
    Files.writeString(kept().getFirst(), "damaged");

    assertThat(known().of(Content.of(SETTLED))).isEqualTo(digest);
    assertThat(kept().getFirst()).hasContent(digest.toString());
  }

  @Test
  void a_file_that_was_just_written_is_not_remembered() throws Exception {
    Path file = Files.writeString(directory.resolve("a.jar"), "some bytes");

    known().of(Content.of(file));

    assertThat(directory.resolve("known")).doesNotExist();
  }

  @Test
  void what_a_killed_build_left_half_written_goes_when_the_next_is_kept() throws Exception {
    Files.createFile(Files.createDirectory(directory.resolve("known")).resolve(".partial-1"));

    Digest digest = known().of(Content.of(SETTLED));

    assertThat(kept()).singleElement().asString().doesNotContain(".partial");
    assertThat(kept().getFirst()).hasContent(digest.toString());
  }

  private KnownDigests known() {
    return new KnownDigests(directory.resolve("known"));
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("known"))) {
      return files.toList();
    }
  }
}

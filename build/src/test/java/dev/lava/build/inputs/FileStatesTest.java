package dev.lava.build.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStatesTest {
  @TempDir Path directory;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectories(directory.resolve("a/b"));
    Files.writeString(directory.resolve("a/b/App.java"), "class App {}");
  }

  @Nested
  class The_digest {
    @Test
    void is_the_same_while_nothing_changes() throws Exception {
      assertThat(seen()).isEqualTo(seen());
    }

    @Test
    void tells_a_new_file() throws Exception {
      Digest before = seen();

      Files.writeString(directory.resolve("a/Other.java"), "");

      assertThat(seen()).isNotEqualTo(before);
    }

    @Test
    void tells_a_change_that_keeps_size_and_time() throws Exception {
      Path file = directory.resolve("a/b/App.java");
      FileTime time = Files.getLastModifiedTime(file);
      Digest before = seen();
      waitForTheClock(file);

      Files.writeString(file, "class Bpp {}");
      Files.setLastModifiedTime(file, time);

      assertThat(seen()).isNotEqualTo(before);
    }

    @Test
    void tells_a_file_that_was_put_in_the_place_of_another() throws Exception {
      Path file = directory.resolve("a/b/App.java");
      Digest before = seen();

      Path other = Files.writeString(directory.resolve("other"), "class Cpp {}");
      Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
      Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

      assertThat(seen()).isNotEqualTo(before);
    }

    @Test
    void tells_a_change_behind_a_symbolic_link() throws Exception {
      Path target = Files.writeString(directory.resolve("settings"), "a");
      Files.createSymbolicLink(directory.resolve("a/link"), target);
      Digest before = new FileStates().tree(directory.resolve("a"), _ -> true).digest();

      Files.writeString(target, "ab");

      assertThat(new FileStates().tree(directory.resolve("a"), _ -> true).digest())
          .isNotEqualTo(before);
    }

    @Test
    void tells_a_missing_file_from_an_empty_one() throws Exception {
      Digest before = new FileStates().file(directory.resolve("settings.xml")).digest();

      Files.createFile(directory.resolve("settings.xml"));

      assertThat(new FileStates().file(directory.resolve("settings.xml")).digest())
          .isNotEqualTo(before);
    }

    private Digest seen() throws IOException {
      return new FileStates().all(List.of(directory)).digest();
    }
  }

  @Test
  void a_file_that_was_written_just_now_may_change_unseen() throws Exception {
    Path file = Files.writeString(directory.resolve("a/b/App.java"), "class App { }");

    assertThat(new FileStates().file(file).isSettled()).isFalse();
  }

  @Test
  void a_link_to_a_directory_hides_what_it_holds() throws Exception {
    Files.createSymbolicLink(directory.resolve("link"), directory.resolve("a"));
    waitForTheClock(directory.resolve("link"));

    assertThat(new FileStates().tree(directory, _ -> true).isSettled()).isFalse();
  }

  /** Until a new file has a later time than this one. */
  private void waitForTheClock(Path file) throws IOException {
    Path probe = directory.resolve("probe");
    do {
      Files.deleteIfExists(probe);
      Files.createFile(probe);
    } while (!changed(probe).toInstant().isAfter(changed(file).toInstant().plusMillis(60)));
    Files.delete(probe);
  }

  private static FileTime changed(Path file) throws IOException {
    return (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
  }
}

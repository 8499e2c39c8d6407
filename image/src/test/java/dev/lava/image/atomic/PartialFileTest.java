package dev.lava.image.atomic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.ImageException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialFileTest {
  @TempDir private Path directory;

  @Test
  void a_file_has_its_name_only_when_it_is_moved() throws Exception {
    Path target = directory.resolve("target");
    try (PartialFile file = PartialFile.create(directory)) {
      file.write(new byte[] {1, 2, 3});
      assertThat(target).doesNotExist();

      file.moveTo(target);
    }

    assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(directory.toFile().list()).containsExactly("target");
  }

  @Test
  void a_file_that_is_not_moved_is_gone() throws Exception {
    try (PartialFile file = PartialFile.create(directory)) {
      file.write(1);
    }

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void what_this_process_is_writing_is_not_abandoned() throws Exception {
    Path target = directory.resolve("target");
    try (PartialFile file = PartialFile.create(directory)) {
      PartialFile.removeAbandoned(directory);

      file.moveTo(target);
    }

    assertThat(target).exists();
  }

  @Test
  void what_nobody_is_writing_is_abandoned() throws Exception {
    Files.writeString(directory.resolve(".partial-of-another"), "");
    Files.writeString(directory.resolve("other"), "");

    PartialFile.removeAbandoned(directory);

    assertThat(directory.toFile().list()).containsExactly("other");
  }

  @Test
  void a_directory_that_is_missing_is_named() {
    assertThatThrownBy(() -> PartialFile.create(directory.resolve("none")))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "cannot write a file in %s (which cannot be looked at): %s",
            directory.resolve("none"), directory.resolve("none"));
  }
}

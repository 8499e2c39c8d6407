package dev.lava.image.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedFileTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(directory.resolve("blob"), "some bytes");
  }

  @Test
  void a_file_that_nobody_has_verified_is_not_trusted() throws Exception {
    waitForTheClock();

    assertThat(VerifiedFile.at(file).isVerified()).isFalse();
  }

  @Test
  void a_file_that_was_written_just_now_is_not_remembered() {
    VerifiedFile.at(file).verified();

    assertThat(VerifiedFile.at(file).isVerified()).isFalse();
  }

  @Test
  void a_file_that_is_changed_while_it_is_read_is_not_remembered() throws Exception {
    waitForTheClock();
    VerifiedFile look = VerifiedFile.at(file);
    Files.writeString(file, "OTHER bytes");
    look.verified();

    assertThat(look.isUnchanged()).isFalse();
    assertThat(VerifiedFile.at(file).isVerified()).isFalse();
  }

  @Test
  void a_file_that_is_missing_is_not_remembered() {
    VerifiedFile.at(directory.resolve("none")).verified();

    assertThat(VerifiedFile.at(directory.resolve("none")).isVerified()).isFalse();
    assertThat(VerifiedFile.at(directory.resolve("none")).isUnchanged()).isFalse();
  }

  @Nested
  class Verified {
    @BeforeEach
    void verify() throws IOException {
      waitForTheClock();
      VerifiedFile.at(file).verified();
    }

    @Test
    void is_trusted_for_as_long_as_it_stays_as_it_is() {
      assertThat(VerifiedFile.at(file).isVerified()).isTrue();
      assertThat(VerifiedFile.at(file).isUnchanged()).isTrue();
    }

    @Test
    void and_written_to_is_not_whatever_time_it_is_given() throws Exception {
      FileTime before = Files.getLastModifiedTime(file);
      Files.writeString(file, "SOME bytes");
      Files.setLastModifiedTime(file, before);

      assertThat(VerifiedFile.at(file).isVerified()).isFalse();
    }

    @Test
    void and_replaced_is_not() throws Exception {
      Path other = Files.writeString(directory.resolve("other"), "some bytes");
      Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
      Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

      assertThat(VerifiedFile.at(file).isVerified()).isFalse();
    }
  }

  /** Until a new file has a later time than the one that is written before each test. */
  private void waitForTheClock() throws IOException {
    Path probe = directory.resolve("probe");
    do {
      Files.deleteIfExists(probe);
      Files.createFile(probe);
    } while (!changed(probe).toInstant().isAfter(changed(file).toInstant().plusMillis(60)));
  }

  private static FileTime changed(Path file) throws IOException {
    return (FileTime) Files.getAttribute(file, "unix:ctime");
  }
}

package dev.lava.image.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.PlaceContract;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.VerifiedFile;
import dev.lava.image.change.ImageChange;
import dev.lava.image.reference.Reference;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OciArchiveTest extends PlaceContract {
  private Path file;

  @BeforeEach
  void locate() {
    file = directory.resolve("image.tar");
  }

  @Override
  protected void write(Reference reference, Image image) throws IOException {
    OciArchive.write(directory.resolve("image.tar"), reference, image);
  }

  @Override
  protected Optional<Image> read(Reference reference) throws IOException {
    return OciArchive.open(directory.resolve("image.tar")).read(reference);
  }

  @Override
  protected Image only() throws IOException {
    return OciArchive.open(directory.resolve("image.tar")).only();
  }

  @Test
  void the_same_image_gives_the_same_archive() throws Exception {
    Path again = directory.resolve("again.tar");

    OciArchive.write(again, NAME, image);

    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void its_names_are_listed() throws Exception {
    assertThat(OciArchive.open(file).references()).containsExactly(NAME);
  }

  @Test
  void a_failure_leaves_the_old_archive_and_nothing_else() throws Exception {
    byte[] before = Files.readAllBytes(file);
    Files.delete(blobs.file(image.layers().getFirst().descriptor().digest()));

    assertThatThrownBy(() -> write(NAME, image)).isInstanceOf(ImageException.class);

    assertThat(file).hasBinaryContent(before);
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("image.tar", "elsewhere");
  }

  /** Layers that the kernel copies. */
  @Nested
  class Large {
    private Image large;
    private Path blob;

    @BeforeEach
    void make() throws IOException {
      byte[] noise = new byte[1 << 20];
      new Random(1).nextBytes(noise);
      FileTree tree =
          FileTree.builder().put("noise", new Node.File(Content.of(noise), 0_644)).build();
      large =
          ImageChange.append(image, LayerWriter.write(tree, blobs), new HistoryEntry("a test", ""));
      blob = blobs.file(large.layers().getLast().descriptor().digest());
      write(NAME, large);
    }

    @Test
    void are_there_byte_for_byte() throws Exception {
      try (InputStream seen = read(NAME).orElseThrow().layers().getLast().open()) {
        assertThat(seen).hasBinaryContent(Files.readAllBytes(blob));
      }
    }

    @Test
    void are_the_same_when_they_need_no_check_any_more() throws Exception {
      byte[] before = Files.readAllBytes(file);
      waitForTheClock();
      write(NAME, large);
      assertThat(VerifiedFile.at(blob).isVerified()).isTrue();

      write(NAME, large);

      assertThat(file).hasBinaryContent(before);
    }

    @Test
    void that_are_damaged_are_not_written() throws Exception {
      byte[] before = Files.readAllBytes(file);
      waitForTheClock();
      write(NAME, large);
      byte[] bytes = Files.readAllBytes(blob);
      bytes[bytes.length / 2]++;
      Files.write(blob, bytes);

      assertThatThrownBy(() -> write(NAME, large))
          .isInstanceOf(ImageException.class)
          .hasMessage(
              "the blob sha256:%s in %s is damaged: its bytes have the digest %s; make the image again or fetch it again",
              blob.getFileName(), blobs.path(), Digest.of(bytes));

      assertThat(file).hasBinaryContent(before);
      assertThat(directory.toFile().list()).containsExactlyInAnyOrder("image.tar", "elsewhere");
    }

    @Test
    void that_are_cut_short_are_not_written() throws Exception {
      byte[] bytes = Files.readAllBytes(blob);
      Files.write(blob, Arrays.copyOf(bytes, 500_000));

      assertThatThrownBy(() -> write(NAME, large))
          .hasMessageContaining("is damaged: it has 500000 of its %d bytes", bytes.length);
    }

    /** Until what was written before is old enough for a change to show. */
    private void waitForTheClock() throws IOException {
      Path probe = blobs.path().resolve(".probe");
      do {
        Files.deleteIfExists(probe);
        Files.createFile(probe);
      } while (!changed(probe).isAfter(changed(blob).plusMillis(60)));
      Files.delete(probe);
    }

    private static Instant changed(Path path) throws IOException {
      return ((FileTime) Files.getAttribute(path, "unix:ctime")).toInstant();
    }
  }

  @Nested
  class Damaged {
    @Test
    void a_missing_file_is_named() {
      assertThatThrownBy(() -> OciArchive.open(directory.resolve("none.tar")))
          .hasMessage("there is no file '%s'", directory.resolve("none.tar"));
    }

    @Test
    void a_file_that_is_no_archive_is_named() throws Exception {
      Files.writeString(file, "x".repeat(2000));

      assertThatThrownBy(() -> OciArchive.open(file))
          .isInstanceOf(ImageException.class)
          .hasMessageStartingWith("'%s' is no whole tar archive: ".formatted(file));
    }

    @Test
    void an_archive_of_something_else_is_named() throws Exception {
      DockerArchive.write(file, NAME, image);

      assertThatThrownBy(() -> OciArchive.open(file))
          .hasMessage(
              "there is no index.json in '%s'; an OCI archive is a tar of oci-layout, index.json and"
                  + " blobs, as skopeo copy writes",
              file);
    }

    @Test
    void a_changed_byte_is_found_out() throws Exception {
      byte[] bytes = Files.readAllBytes(file);
      bytes[4 * 512 - 20] ^= 1;
      Files.write(file, bytes);

      assertThatThrownBy(() -> SampleImages.texts(OciArchive.open(file).read(NAME).orElseThrow()))
          .isInstanceOf(IOException.class);
    }
  }
}

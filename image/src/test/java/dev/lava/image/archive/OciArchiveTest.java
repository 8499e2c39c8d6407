package dev.lava.image.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.PlaceContract;
import dev.lava.image.SampleImages;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

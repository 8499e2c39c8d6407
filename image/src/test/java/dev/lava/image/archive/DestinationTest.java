package dev.lava.image.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Image;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  private static final Reference NAME = Reference.parse("greeting");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oci:a/b",
        "oci-archive:a.tar",
        "docker-archive:/a:b.tar",
        "docker:",
        "podman:greeting:1"
      })
  void each_form_prints_as_it_is_read(String text) {
    assertThat(Destination.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "image.tar", "oci:", ":a", "docker://a", "oci-archive", "docker"})
  void anything_else_is_refused_with_the_valid_forms(String text) {
    assertThatThrownBy(() -> Destination.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is no place for an image; valid are oci:DIR, oci-archive:FILE,"
                + " docker-archive:FILE, docker:[NAME] and podman:[NAME]",
            text);
  }

  @Test
  void a_directory_becomes_a_layout() throws Exception {
    Image image = sample();

    Destination.parse("oci:" + directory.resolve("out")).write(NAME, image);

    assertThat(OciLayout.open(directory.resolve("out")).read(NAME)).contains(image);
  }

  @Test
  void missing_directories_above_a_file_are_made() throws Exception {
    Path file = directory.resolve("a/b/image.tar");

    Destination.parse("docker-archive:" + file).write(NAME, sample());

    assertThat(file).isNotEmptyFile();
  }

  @Test
  void a_directory_where_an_archive_is_meant_is_refused() throws Exception {
    Files.createDirectory(directory.resolve("image.tar"));
    Destination destination = Destination.parse("oci-archive:" + directory.resolve("image.tar"));
    Image image = sample();

    assertThatThrownBy(() -> destination.write(NAME, image))
        .hasMessage(
            "'%s' is a directory, where an archive is a file, such as image.tar",
            directory.resolve("image.tar"));
  }

  private Image sample() throws Exception {
    return SampleImages.full(BlobDirectory.create(directory.resolve("blobs")));
  }
}

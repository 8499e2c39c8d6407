package dev.lava.image.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.SampleImages;
import dev.lava.image.archive.OciArchive;
import dev.lava.image.change.ImageChange;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSourcesTest {
  private static final Reference NAME = Reference.parse("greeting:1.0");

  @TempDir private Path directory;
  private OciLayout store;
  private Image image;

  @BeforeEach
  void write() throws Exception {
    store = OciLayout.create(directory.resolve("store"));
    image = SampleImages.withFiles(store.blobs(), "etc/motd");
    store.write(NAME, image);
    OciArchive.write(directory.resolve("image.tar"), NAME, image);
  }

  private Image image(String text) throws Exception {
    return new ImageSources(store).image(ImageSource.parse(text), Optional.empty());
  }

  @Test
  void a_bare_name_is_of_the_local_store() throws Exception {
    assertThat(image("greeting:1.0")).isEqualTo(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"oci:%s/store", "oci-archive:%s/image.tar"})
  void layouts_and_archives_give_their_only_image_or_one_by_its_name(String place)
      throws Exception {
    String source = place.formatted(directory);

    assertThat(image(source)).isEqualTo(image);
    assertThat(image(source + ":greeting:1.0")).isEqualTo(image);
    assertThatThrownBy(() -> image(source + ":parting"))
        .hasMessage(
            "there is no image '%s:parting:latest'; the names there are greeting:1.0", source);
  }

  @Test
  void an_image_of_another_platform_is_refused() throws Exception {
    store.write(Reference.parse("small"), ImageChange.empty(Platform.ARM64));

    assertThatThrownBy(
            () ->
                new ImageSources(store)
                    .image(ImageSource.parse("small"), Optional.of(Platform.AMD64)))
        .hasMessage(
            "the image 'small:latest' is for linux/arm64, where one for linux/amd64 is needed;"
                + " name one for linux/amd64, or build it with --arch amd64");
  }

  @Test
  void a_name_that_the_store_does_not_have_is_refused_with_those_that_it_has() {
    assertThatThrownBy(() -> image("parting"))
        .hasMessage(
            "there is no image 'parting:latest' in the local store, which holds greeting:1.0;"
                + " 'lava base' makes a base image and 'lava build' a function's");
  }

  @ParameterizedTest
  @CsvSource({
    "greeting, greeting:latest",
    "oci:out, oci:out",
    "oci:out:greeting, oci:out:greeting:latest",
    "oci-archive:a.tar:a/b:1, oci-archive:a.tar:a/b:1",
    "localhost:5000/greeting, localhost:5000/greeting:latest"
  })
  void a_source_is_shown_as_it_is_read(String text, String shown) {
    assertThat(ImageSource.parse(text)).hasToString(shown);
  }

  @Test
  void a_source_without_a_path_is_refused() {
    assertThatThrownBy(() -> ImageSource.parse("oci:"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'oci:' names no path; valid are oci:DIR, oci:DIR:NAME, oci-archive:FILE and oci-archive:FILE:NAME");
  }
}

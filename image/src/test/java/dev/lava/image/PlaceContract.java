package dev.lava.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every place that images are written to and read from. */
public abstract class PlaceContract {
  protected static final Reference NAME = Reference.parse("team/greeting:1.0");

  @TempDir protected Path directory;
  protected BlobDirectory blobs;
  protected Image image;

  /** Writes an image to the place. */
  protected abstract void write(Reference reference, Image image) throws IOException;

  /** Reads the place anew. */
  protected abstract Optional<Image> read(Reference reference) throws IOException;

  /** Reads the place anew. */
  protected abstract Image only() throws IOException;

  @BeforeEach
  void writeTheSample() throws Exception {
    blobs = BlobDirectory.create(directory.resolve("elsewhere"));
    image = SampleImages.full(blobs);
    write(NAME, image);
  }

  @Test
  void an_image_reads_back_as_it_was_written() throws Exception {
    Image read = read(NAME).orElseThrow();

    assertThat(read).isEqualTo(image);
    assertThat(read.descriptor()).isEqualTo(image.descriptor());
    assertThat(read.manifest()).isEqualTo(image.manifest());
    assertThat(read.config()).isEqualTo(image.config());
    assertThat(read.configBytes()).isEqualTo(image.configBytes());
  }

  @Test
  void its_layers_have_their_bytes() throws Exception {
    Image read = read(NAME).orElseThrow();

    for (int i = 0; i < image.layers().size(); i++) {
      try (InputStream seen = read.layers().get(i).open();
          InputStream written = image.layers().get(i).open()) {
        assertThat(seen.readAllBytes()).isEqualTo(written.readAllBytes());
      }
    }
  }

  @Test
  void an_image_is_found_by_its_digest() throws Exception {
    assertThat(read(Reference.parse("any@" + image.descriptor().digest()))).contains(image);
  }

  @Test
  void a_name_that_was_not_written_is_not_found() throws Exception {
    assertThat(read(Reference.parse("team/greeting:2.0"))).isEmpty();
  }

  @Test
  void the_only_image_needs_no_name() throws Exception {
    assertThat(only()).isEqualTo(image);
  }

  @Test
  void an_image_without_layers_is_an_image() throws Exception {
    Image empty = ImageChange.empty(Platform.ARM64);

    write(NAME, empty);

    assertThat(read(NAME)).contains(empty);
  }

  @Test
  void a_layer_that_is_there_twice_is_an_image() throws Exception {
    Image twice =
        ImageChange.append(image, image.layers().getFirst(), new HistoryEntry("again", ""));

    write(NAME, twice);

    assertThat(read(NAME)).contains(twice);
  }
}

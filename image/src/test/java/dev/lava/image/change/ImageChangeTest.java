package dev.lava.image.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.Platform;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobDirectory;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageChangeTest {
  private static final HistoryEntry HISTORY = new HistoryEntry("a test", "");

  @TempDir private Path directory;
  private Image image;

  @BeforeEach
  void write() throws Exception {
    image = SampleImages.full(BlobDirectory.create(directory));
  }

  @Test
  void the_empty_image_has_its_platform_and_nothing_else() {
    Image empty = ImageChange.empty(Platform.ARM64);

    assertThat(empty.layers()).isEmpty();
    assertThat(empty.config().platform()).isEqualTo(Platform.ARM64);
  }

  @Test
  void appending_leaves_the_image_and_gives_one_with_a_layer_and_a_history_entry_more() {
    Layer layer = new FakeLayer(MediaType.OCI_LAYER_GZIP);

    Image longer = ImageChange.append(image, layer, HISTORY);

    assertThat(image.layers()).hasSize(2);
    assertThat(longer.layers()).hasSize(3).last().isEqualTo(layer);
    assertThat(longer.config().history()).hasSize(3).last().isEqualTo(HISTORY);
    assertThat(longer.config().diffIds()).hasSize(3).last().isEqualTo(layer.diffId());
  }

  @Test
  void configuring_changes_the_configuration_and_keeps_the_layers() {
    Image changed =
        ImageChange.configure(image, config -> config.withCommand(List.of("com.example.Greet")));

    assertThat(changed.config().command()).containsExactly("com.example.Greet");
    assertThat(changed.layers()).isEqualTo(image.layers());
    assertThat(changed.descriptor().digest()).isNotEqualTo(image.descriptor().digest());
  }

  @Test
  void the_same_change_gives_the_same_image() {
    assertThat(ImageChange.annotate(image, "a", "1"))
        .isEqualTo(ImageChange.annotate(image, "a", "1"))
        .isNotEqualTo(image);
  }

  @Test
  void a_docker_layer_becomes_an_oci_layer_of_the_same_bytes() {
    Layer docker = new FakeLayer(MediaType.DOCKER_LAYER_GZIP);

    Layer layer = ImageChange.append(image, docker, HISTORY).layers().getLast();

    assertThat(layer.descriptor())
        .isEqualTo(
            new Descriptor(
                MediaType.OCI_LAYER_GZIP,
                docker.descriptor().digest(),
                docker.descriptor().size()));
  }

  @Test
  void a_layer_without_compression_is_refused() {
    assertThatThrownBy(
            () -> ImageChange.append(image, new FakeLayer(MediaType.OCI_LAYER_TAR), HISTORY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the layer sha256:%s is of type application/vnd.oci.image.layer.v1.tar; AWS Lambda takes"
                + " layers that are compressed with gzip",
            "1".repeat(64));
  }

  @Test
  void a_configuration_that_names_other_layers_is_refused() {
    assertThatThrownBy(
            () ->
                ImageChange.configure(
                    ImageChange.empty(Platform.AMD64),
                    config -> config.withLayer(new Digest("2".repeat(64)), HISTORY)))
        .hasMessage(
            "the configuration names the layers [sha256:%s], but the image would have []",
            "2".repeat(64));
  }

  private record FakeLayer(MediaType type) implements Layer {
    @Override
    public Descriptor descriptor() {
      return new Descriptor(type, new Digest("1".repeat(64)), 10);
    }

    @Override
    public Digest diffId() {
      return new Digest("2".repeat(64));
    }

    @Override
    public InputStream open() {
      return InputStream.nullInputStream();
    }
  }
}

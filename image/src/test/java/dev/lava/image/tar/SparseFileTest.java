package dev.lava.image.tar;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Child;
import dev.lava.image.Damage;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Platform;
import dev.lava.image.Tar;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.bom.BillOfMaterials;
import dev.lava.image.change.ImageChange;
import dev.lava.image.contents.Contents;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.image.untar.ArchiveException;
import dev.lava.image.untar.UntrustedTar;
import dev.lava.testing.RequiredTool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files with holes, as GNU tar packs them. What unpacks layers elsewhere takes them for something
 * else or fills in what was never sent, so no reader of ours takes them.
 */
class SparseFileTest {
  private static final String REFUSAL =
      "the entry 'opt/disk': it is a sparse file, which layers do not hold; tar packs it whole without --sparse";

  @TempDir private Path directory;
  private BlobDirectory blobs;

  @BeforeEach
  void make() throws Exception {
    RequiredTool.ofDebian("tar").require();
    blobs = BlobDirectory.create(directory.resolve("blobs"));
    Path file = Files.createDirectories(directory.resolve("root/opt")).resolve("disk");
    try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
      disk.setLength(10 << 20);
      disk.seek(5_000_000);
      disk.writeBytes("in the middle of nothing");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax --sparse-version=0.0", "pax --sparse-version=1.0"})
  void is_refused_where_an_image_is_unpacked(String format) throws Exception {
    Image image = image(format);

    assertThatThrownBy(() -> UnpackedRoots.of(directory.resolve("roots")).unpack(image))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "cannot unpack the image %s: layer 1 of 1 (%s): %s", image, layer(image), REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax --sparse-version=0.1", "pax --sparse-version=1.0"})
  void is_refused_where_an_image_is_looked_into(String format) throws Exception {
    Image image = image(format);

    assertThatThrownBy(() -> Contents.read(image))
        .isInstanceOf(ImageException.class)
        .hasMessage("layer 1 of 1 (%s): %s", layer(image), REFUSAL);
    assertThatThrownBy(() -> BillOfMaterials.of(image, "1", Map.of(), directory.resolve("memory")))
        .isInstanceOf(ImageException.class)
        .hasMessage("the layer %s: %s", layer(image), REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax --sparse-version=0.0", "pax --sparse-version=1.0"})
  void is_refused_in_archives_that_recipes_bring(String format) throws Exception {
    byte[] archive = archive(format);

    assertThatThrownBy(() -> untar(archive))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(
            "its entry 'opt/disk' is a sparse file; tar packs it whole without --sparse, and valid are files, directories and links");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax --sparse-version=0.0", "pax --sparse-version=1.0"})
  void with_damaged_headers_is_read_as_another_file_or_refused(String format) throws Exception {
    Damage.survives(
        archive(format),
        Damage.rounds(500),
        bytes -> {
          Tar.mendChecksums(bytes);
          Image image =
              Tar.append(ImageChange.empty(Platform.AMD64), blobs, bytes, Tar.gzip(bytes));
          Contents.read(image);
        });
    Damage.survives(
        archive(format),
        Damage.rounds(500),
        bytes -> {
          Tar.mendChecksums(bytes);
          untar(bytes);
        });
  }

  private Image image(String format) throws Exception {
    byte[] archive = archive(format);
    return Tar.append(ImageChange.empty(Platform.AMD64), blobs, archive, Tar.gzip(archive));
  }

  private static String layer(Image image) {
    return image.layers().getFirst().descriptor().digest().toString();
  }

  private byte[] archive(String format) throws Exception {
    Path file = directory.resolve("sparse.tar");
    Child.run(
        "sh",
        "-c",
        "cd '%s' && tar --sparse --format=%s -cf '%s' opt"
            .formatted(directory.resolve("root"), format, file));
    return Files.readAllBytes(file);
  }

  private static void untar(byte[] archive) throws IOException {
    try (UntrustedTar tar = new UntrustedTar(new ByteArrayInputStream(archive))) {
      tar.read(new Nothing());
    }
  }

  /** Keeps nothing of an archive. */
  private static final class Nothing implements UntrustedTar.Receiver {
    @Override
    public void directory(String path, int mode) {}

    @Override
    public void file(String path, int mode, long size, InputStream content) throws IOException {
      content.readAllBytes();
    }

    @Override
    public void symlink(String path, String target) {}

    @Override
    public void hardLink(String path, String target) {}
  }
}

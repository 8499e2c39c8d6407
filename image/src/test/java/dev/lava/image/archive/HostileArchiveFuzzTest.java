package dev.lava.image.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Damage;
import dev.lava.image.Fuzzed;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Memory;
import dev.lava.image.SampleImages;
import dev.lava.image.Tar;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.reference.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of layouts that are damaged or hostile: see {@link Damage}. */
@Fuzzed
class HostileArchiveFuzzTest {
  private static final Reference NAME = Reference.parse("sample");

  @TempDir(factory = Memory.class)
  private Path directory;

  private Path file;
  private byte[] archive;
  private Image image;

  @BeforeEach
  void write() throws Exception {
    file = directory.resolve("image.tar");
    image = SampleImages.withFiles(BlobDirectory.create(directory.resolve("blobs")), "etc/motd");
    OciArchive.write(file, NAME, image);
    archive = Files.readAllBytes(file);
  }

  @Test
  void archives_are_read_or_refused() {
    Damage.survives(
        archive,
        Damage.rounds(1_000),
        bytes -> {
          Tar.mendChecksums(bytes);
          Files.write(file, bytes);
          Image read = OciArchive.open(file).only();
          SampleImages.texts(read);
          // Whatever changed, what was read has the digest that it is named by.
          assertThat(read.manifest()).isEqualTo(image.manifest());
        });
  }

  @Test
  void an_archive_that_ends_anywhere_is_read_whole_or_refused() throws Exception {
    int refused = 0;
    for (int length = 0; length < archive.length; length += 7) {
      Files.write(file, Arrays.copyOf(archive, length));
      try {
        Image read = OciArchive.open(file).only();
        assertThat(SampleImages.texts(read)).isEqualTo(SampleImages.texts(image));
      } catch (ImageException _) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(archive.length / 14);
  }

  @Test
  void names_that_lead_elsewhere_are_not_looked_at() throws Exception {
    Files.write(
        file,
        new Tar()
            .file("../index.json", "{\"manifests\":[]}")
            .file("/index.json", "{\"manifests\":[]}")
            .link("index.json", "/etc/passwd")
            .bytes());

    assertThatThrownBy(() -> OciArchive.open(file))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith("there is no index.json in ");
    assertThat(directory.resolve("../index.json")).doesNotExist();
  }
}

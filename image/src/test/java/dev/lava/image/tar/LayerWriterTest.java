package dev.lava.image.tar;

import static dev.lava.image.SampleImages.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Child;
import dev.lava.image.Digest;
import dev.lava.image.Layer;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerWriterTest {
  @TempDir private Path directory;
  private BlobDirectory blobs;

  @BeforeEach
  void create() throws Exception {
    blobs = BlobDirectory.create(directory.resolve("blobs"));
  }

  @Test
  void entries_are_sorted_with_parents_first() throws Exception {
    FileTree tree =
        FileTree.builder()
            .put("usr/b", file("b"))
            .put("usr/a/c", file("c"))
            .put("etc/d", file("d"))
            .build();

    assertThat(entries(LayerWriter.write(tree, blobs)))
        .extracting(TarArchiveEntry::getName)
        .containsExactly("etc/", "etc/d", "usr/", "usr/a/", "usr/a/c", "usr/b");
  }

  @Test
  void files_that_share_content_and_mode_are_hard_links() throws Exception {
    Content content = Content.of("a".getBytes(UTF_8));
    FileTree tree =
        FileTree.builder()
            .put("a", new Node.File(content, 0_644))
            .put("b", new Node.File(content, 0_644))
            .put("c", new Node.File(content, 0_755))
            .put("d", file("a"))
            .build();

    assertThat(entries(LayerWriter.write(tree, blobs)))
        .extracting(TarArchiveEntry::getLinkName)
        .containsExactly("", "a", "", "");
  }

  @Test
  void the_descriptor_and_the_diff_id_are_those_of_the_bytes() throws Exception {
    Layer layer = LayerWriter.write(tree(), blobs);
    byte[] bytes = layer.open().readAllBytes();

    assertThat(layer.descriptor().digest()).isEqualTo(Digest.of(bytes));
    assertThat(layer.descriptor().size()).isEqualTo(bytes.length);
    assertThat(layer.diffId())
        .isEqualTo(Digest.of(new GZIPInputStream(layer.open()).readAllBytes()));
  }

  @Test
  void a_file_that_changed_leaves_no_blob() throws Exception {
    Path host = Files.writeString(directory.resolve("host"), "before");
    FileTree tree = FileTree.builder().put("a", new Node.File(Content.of(host), 0_644)).build();
    Files.writeString(host, "much longer");

    assertThatThrownBy(() -> LayerWriter.write(tree, blobs))
        .hasMessage("'a' changed while it was read: it had 6 bytes and now has more");
    assertThat(blobs.path()).isEmptyDirectory();
  }

  @Nested
  class The_same_tree {
    @Test
    void gives_the_same_bytes_from_another_directory_and_with_other_threads() throws Exception {
      tree().writeTo(Files.createDirectory(directory.resolve("one")));
      tree().writeTo(Files.createDirectory(directory.resolve("two")));

      Layer one = LayerWriter.write(FileTree.scan(directory.resolve("one")), blobs, 1);
      Layer two = LayerWriter.write(FileTree.scan(directory.resolve("two")), blobs, 4);

      assertThat(two.descriptor()).isEqualTo(one.descriptor());
    }

    @Test
    void gives_the_same_bytes_under_another_locale_and_time_zone() throws Exception {
      Process process =
          Child.start(
              PrintDigest.class,
              Map.of("LC_ALL", "POSIX", "TZ", "Pacific/Kiritimati"),
              directory.resolve("other").toString());

      assertThat(process.getInputStream().readAllBytes())
          .asString(UTF_8)
          .isEqualTo(LayerWriter.write(tree(), blobs).descriptor().digest().toString());
    }
  }

  /** Writes the sample tree as a layer and prints its digest. */
  static final class PrintDigest {
    public static void main(String[] arguments) throws Exception {
      System.out.print(
          LayerWriter.write(tree(), BlobDirectory.create(Path.of(arguments[0])))
              .descriptor()
              .digest());
    }
  }

  private static FileTree tree() {
    return FileTree.builder()
        .put("etc/Főtanúsítvány", file("a name that is not ASCII"))
        .put("large", new Node.File(Content.of(new byte[3 * GzipBlocks.BLOCK]), 0_600))
        .put("tmp", new Node.Directory(0_1777))
        .put("lib", new Node.Symlink("usr/lib"))
        .build();
  }

  private static List<TarArchiveEntry> entries(Layer layer) throws IOException {
    List<TarArchiveEntry> entries = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(layer.open()), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(entry);
      }
    }
    return entries;
  }
}

package dev.lava.image.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Child;
import dev.lava.image.Image;
import dev.lava.image.MediaType;
import dev.lava.image.Stored;
import dev.lava.image.archive.OciArchive;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that Lambda refuses, as other tools make them. */
class ImageCheckOfOtherToolsTest {
  @TempDir private Path directory;
  private Path good;

  @BeforeEach
  void write() throws Exception {
    good = directory.resolve("good");
    OciLayout layout = OciLayout.create(good);
    BlobDirectory blobs = layout.blobs();
    Stored stored = new BadImage(blobs).layer(BadImage.root()).stored();
    layout.write(Reference.parse("good"), Image.read(stored.descriptor(), blobs));
  }

  @Test
  void skopeo_leaves_layers_without_compression() throws Exception {
    RequiredTool.ofDebian("skopeo").require();
    Path plain = uncompressed();
    Path copy = directory.resolve("copy");

    Child.run(
        List.of(
            "skopeo",
            "--insecure-policy",
            "copy",
            "--dest-oci-accept-uncompressed-layers",
            "oci:" + plain + ":plain:latest",
            "oci:" + copy + ":copy:latest"));

    assertThat(rules(OciLayout.open(copy).single())).containsExactly(Rule.UNCOMPRESSED_LAYER);
  }

  @Test
  void skopeo_compresses_with_zstd() throws Exception {
    RequiredTool.ofDebian("skopeo").require();
    Path copy = directory.resolve("copy");

    Child.run(
        List.of(
            "skopeo",
            "--insecure-policy",
            "copy",
            "--dest-compress-format=zstd",
            "oci:" + uncompressed() + ":plain:latest",
            "oci:" + copy + ":copy:latest"));

    assertThat(rules(OciLayout.open(copy).single())).containsExactly(Rule.LAYER_TYPE);
  }

  @Test
  void umoci_makes_an_image_without_anything() throws Exception {
    RequiredTool.ofDebian("umoci").require();
    Path empty = directory.resolve("empty");
    Child.run("umoci", "init", "--layout", empty.toString());
    Child.run("umoci", "new", "--image", empty + ":empty");

    assertThat(rules(OciLayout.open(empty).single()))
        .contains(Rule.ENTRY_POINT_MISSING, Rule.SNAPSTART_LABEL);
  }

  @Test
  void what_skopeo_copies_keeps_the_rules_that_it_kept() throws Exception {
    RequiredTool.ofDebian("skopeo").require();
    Path copy = directory.resolve("copy.tar");

    Child.run(
        List.of(
            "skopeo",
            "--insecure-policy",
            "copy",
            "oci:" + good + ":good:latest",
            "oci-archive:" + copy + ":copy:latest"));

    assertThat(rules(OciArchive.open(copy).single())).isEmpty();
  }

  private Path uncompressed() throws IOException {
    Path plain = directory.resolve("plain");
    OciLayout layout = OciLayout.create(plain);
    byte[] archive = BadImage.root().bytes();
    Stored stored =
        new BadImage(layout.blobs()).layer(MediaType.OCI_LAYER_TAR, archive, archive).stored();
    layout.write(Reference.parse("plain"), Image.read(stored.descriptor(), layout.blobs()));
    return plain;
  }

  private static List<Rule> rules(Stored stored) throws Exception {
    return ImageCheck.check(stored).findings().stream().map(Finding::rule).toList();
  }
}

package dev.lava.image.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.PlaceContract;
import dev.lava.image.SampleImages;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OciLayoutTest extends PlaceContract {
  private Path root;

  @BeforeEach
  void locate() {
    root = directory.resolve("layout");
  }

  @Override
  protected void write(Reference reference, Image image) throws IOException {
    OciLayout.create(directory.resolve("layout")).write(reference, image);
  }

  @Override
  protected Optional<Image> read(Reference reference) throws IOException {
    return OciLayout.open(directory.resolve("layout")).read(reference);
  }

  @Override
  protected Image only() throws IOException {
    return OciLayout.open(directory.resolve("layout")).only();
  }

  @Test
  void an_index_that_would_say_the_same_is_left_alone() throws Exception {
    Object before = file("index.json");

    write(NAME, image);

    assertThat(file("index.json")).isEqualTo(before);
    write(Reference.parse("another:name"), image);
    assertThat(file("index.json")).isNotEqualTo(before);
  }

  /** The file itself, which another one replaces where something is written. */
  private Object file(String name) throws IOException {
    return Files.readAttributes(root.resolve(name), BasicFileAttributes.class).fileKey();
  }

  @Nested
  class With_several_images {
    private final Reference other = Reference.parse("lava-java:25");

    @BeforeEach
    void writeAnother() throws Exception {
      write(other, SampleImages.withFiles(blobs, "another"));
    }

    @Test
    void all_names_are_listed() throws Exception {
      assertThat(OciLayout.open(root).references()).containsExactly(NAME, other);
    }

    @Test
    void a_name_that_is_written_again_stands_for_the_new_image() throws Exception {
      Image changed = SampleImages.withFiles(blobs, "changed");

      write(NAME, changed);

      assertThat(read(NAME)).contains(changed);
      assertThat(OciLayout.open(root).references()).containsExactly(other, NAME);
    }

    @Test
    void the_only_image_is_none_of_them() {
      assertThatThrownBy(() -> only())
          .hasMessage(
              "%s holds 2 images, where one is needed; its names are [team/greeting:1.0, lava-java:25]",
              root.resolve("blobs/sha256"));
    }
  }

  @Nested
  class Of_another_tool {
    @Test
    void entries_that_are_not_known_survive() throws Exception {
      Path index = root.resolve("index.json");
      String before = Files.readString(index);
      String foreign =
          """
          {"mediaType":"application/vnd.example+json","digest":"sha256:%s","size":7,"data":"e30="},"""
              .formatted("0".repeat(64));
      Files.writeString(index, before.replace("[{", "[" + foreign + "{"));

      write(Reference.parse("a"), image);

      assertThat(Files.readString(index)).contains(foreign);
      assertThat(read(NAME)).contains(image);
    }

    @Test
    void a_list_of_images_is_refused_with_what_helps() throws Exception {
      replace(
          "index.json",
          "application/vnd.oci.image.manifest.v1",
          "application/vnd.oci.image.index.v1");

      assertThatThrownBy(() -> read(NAME))
          .isInstanceOf(ImageException.class)
          .hasMessage(
              "%s in %s is a list of images, one for each platform, and AWS Lambda takes no lists;"
                  + " copy the one that you need, as skopeo copy --override-arch amd64 does",
              image, root.resolve("blobs/sha256"));
    }
  }

  @Nested
  class Damaged {
    @Test
    void a_layer_with_other_bytes_is_found_out_when_it_is_read() throws Exception {
      Path blob = blob(image.layers().getFirst().descriptor().digest().hex());
      byte[] bytes = Files.readAllBytes(blob);
      bytes[bytes.length / 2] ^= 1;
      Files.write(blob, bytes);

      assertThatThrownBy(() -> readFirstLayer())
          .isInstanceOf(ImageException.class)
          .hasMessage(
              "the blob %s in %s is damaged: its bytes have the digest %s; make the image again or"
                  + " fetch it again",
              image.layers().getFirst().descriptor().digest(),
              root.resolve("blobs/sha256"),
              Digest.of(bytes));
    }

    @Test
    void a_layer_that_is_cut_off_is_found_out() throws Exception {
      Path blob = blob(image.layers().getFirst().descriptor().digest().hex());
      Files.write(blob, new byte[10]);

      assertThatThrownBy(() -> readFirstLayer())
          .hasMessage(
              "the blob %s in %s is damaged: it has 10 of its %d bytes; make the image again or"
                  + " fetch it again",
              image.layers().getFirst().descriptor().digest(),
              root.resolve("blobs/sha256"),
              image.layers().getFirst().descriptor().size());
    }

    @Test
    void a_damaged_layer_is_whole_after_the_image_is_written_again() throws Exception {
      Path blob = blob(image.layers().getFirst().descriptor().digest().hex());
      Files.write(blob, new byte[(int) Files.size(blob)]);

      write(NAME, image);

      assertThat(readFirstLayer()).isNotEmpty();
    }

    @Test
    void a_missing_manifest_is_named() throws Exception {
      Files.delete(blob(image.descriptor().digest().hex()));

      assertThatThrownBy(() -> read(NAME))
          .hasMessage(
              "there is no blob %s in %s; make the image again or fetch it again",
              image, root.resolve("blobs/sha256"));
    }

    @Test
    void an_index_that_is_no_json_is_named() throws Exception {
      Files.writeString(root.resolve("index.json"), "{\"manifests\": [");

      assertThatThrownBy(() -> read(NAME))
          .isInstanceOf(ImageException.class)
          .hasMessageStartingWith(root.resolve("index.json") + " is no JSON: ");
    }

    @Test
    void a_wrong_digest_in_the_index_is_named_with_its_path() throws Exception {
      replace("index.json", "\"sha256:", "\"md5:");

      assertThatThrownBy(() -> read(NAME))
          .hasMessage(
              "%s: $.manifests[0]: a digest is 'sha256:' and 64 lower-case hexadecimal digits; saw 'md5:%s'",
              root.resolve("index.json"), image.descriptor().digest().hex());
    }

    @Test
    void a_missing_index_is_named() throws Exception {
      Files.delete(root.resolve("index.json"));

      assertThatThrownBy(() -> read(NAME))
          .hasMessage("'%s' is no OCI image layout: it has no file index.json", root);
    }

    private byte[] readFirstLayer() throws IOException {
      try (InputStream in = read(NAME).orElseThrow().layers().getFirst().open()) {
        return in.readAllBytes();
      }
    }
  }

  @Nested
  class A_directory {
    @Test
    void without_a_layout_cannot_be_opened() {
      assertThatThrownBy(() -> OciLayout.open(directory))
          .hasMessage(
              "'%s' is no OCI image layout: it has no file oci-layout; name the directory that holds"
                  + " index.json and blobs",
              directory);
    }

    @Test
    void with_other_files_does_not_become_a_layout() throws Exception {
      Path home = Files.createDirectory(directory.resolve("home"));
      Files.writeString(home.resolve("letter.txt"), "");

      assertThatThrownBy(() -> OciLayout.create(home))
          .hasMessage(
              "'%s' is no OCI image layout and is not empty: it holds 'letter.txt'; name a new or"
                  + " empty directory",
              home);
    }

    @Test
    void of_a_layout_holds_what_the_specification_names_and_a_lock() {
      assertThat(root.toFile().list())
          .containsExactlyInAnyOrder("blobs", "index.json", "oci-layout", ".index.lock");
    }
  }

  private Path blob(String hex) {
    return root.resolve("blobs", "sha256", hex);
  }

  private void replace(String file, String from, String to) throws IOException {
    Path path = root.resolve(file);
    Files.writeString(path, Files.readString(path).replace(from, to));
  }
}

package dev.lava.image.referrer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Image;
import dev.lava.image.MediaType;
import dev.lava.image.SampleImages;
import dev.lava.image.archive.Destination;
import dev.lava.image.archive.OciArchive;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferrerTest {
  private static final Reference NAME = Reference.parse("team/greeting:1.0");
  private static final Reference OTHER_NAME = Reference.parse("team/greeting:2.0");
  private static final MediaType BILL = new MediaType("application/vnd.cyclonedx+json");

  @TempDir private Path directory;
  private OciLayout layout;
  private BlobDirectory elsewhere;
  private Image image;
  private Referrer bill;

  @BeforeEach
  void write() throws Exception {
    elsewhere = BlobDirectory.create(directory.resolve("elsewhere"));
    layout = OciLayout.create(directory.resolve("layout"));
    image = SampleImages.withFiles(elsewhere, "greeting");
    bill = bill("{\"components\":[]}");
    layout.write(NAME, image);
  }

  @Test
  void is_an_oci_manifest_with_a_subject_and_an_empty_configuration() {
    assertThat(new String(bill.manifest(), UTF_8))
        .isEqualTo(
            """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
            "artifactType":"application/vnd.cyclonedx+json",\
            "config":{"mediaType":"application/vnd.oci.empty.v1+json",\
            "digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},\
            "layers":[{"mediaType":"application/vnd.cyclonedx+json","digest":"%s","size":17}],\
            "subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%d},\
            "annotations":{"com.example.by":"a test"}}"""
                .formatted(
                    bill.attachments().getFirst().descriptor().digest(),
                    image,
                    image.descriptor().size()));
  }

  @Nested
  class In_a_layout {
    @BeforeEach
    void attach() throws Exception {
      layout.attach(bill);
    }

    @Test
    void is_found_by_the_digest_of_its_subject() throws Exception {
      Referrer read = found();

      assertThat(read).isEqualTo(bill);
      assertThat(read.descriptor()).isEqualTo(bill.descriptor());
      assertThat(read.subject()).isEqualTo(image.descriptor());
      assertThat(read.artifactType()).isEqualTo(BILL);
      assertThat(read.annotations()).containsExactly(Map.entry("com.example.by", "a test"));
      assertThat(read.attachments().getFirst().bytes()).asString().isEqualTo("{\"components\":[]}");
      assertThat(read.config().bytes()).asString().isEqualTo("{}");
    }

    @Test
    void is_an_entry_with_a_type_and_without_a_name() throws Exception {
      assertThat(directory.resolve("layout/index.json"))
          .content()
          .contains(
              """
              {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%d,\
              "annotations":{"com.example.by":"a test"},"artifactType":"application/vnd.cyclonedx+json"}"""
                  .formatted(bill, bill.descriptor().size()));
    }

    @Test
    void is_there_once_when_it_is_attached_twice() throws Exception {
      layout.attach(bill);

      assertThat(layout.referrers(image.descriptor().digest())).containsExactly(bill);
    }

    @Test
    void is_about_no_other_image() throws Exception {
      Image other = SampleImages.withFiles(elsewhere, "other");
      layout.write(OTHER_NAME, other);

      assertThat(layout.referrers(other.descriptor().digest())).isEmpty();
    }

    @Test
    void leaves_its_image_the_only_one() throws Exception {
      assertThat(layout.only()).isEqualTo(image);
      assertThat(layout.references()).containsExactly(NAME);
    }

    @Test
    void stays_when_its_image_is_written_again_or_under_another_name() throws Exception {
      layout.write(OTHER_NAME, image);
      layout.write(NAME, image);
      layout.write(NAME, SampleImages.withFiles(elsewhere, "changed"));

      assertThat(found()).isEqualTo(bill);
    }

    @Test
    void goes_with_the_last_name_of_its_image() throws Exception {
      layout.write(NAME, SampleImages.withFiles(elsewhere, "changed"));

      assertThat(layout.referrers(image.descriptor().digest())).isEmpty();
      assertThat(directory.resolve("layout/index.json")).content().doesNotContain(bill.toString());
    }

    @Test
    void makes_room_for_a_newer_one() throws Exception {
      Referrer newer = bill("{\"components\":[1]}");

      layout.attach(newer);
      layout.detach(bill);

      assertThat(layout.referrers(image.descriptor().digest())).containsExactly(newer);
    }

    @Test
    void with_other_bytes_is_found_out() throws Exception {
      Path blob = layout.blobs().file(bill.attachments().getFirst().descriptor().digest());
      Files.writeString(blob, "{\"components\":{}}");

      assertThatThrownBy(() -> found().attachments().getFirst().bytes())
          .hasMessageStartingWith(
              "the blob %s in %s is damaged: ",
              bill.attachments().getFirst().descriptor().digest(), layout.blobs().place());
    }

    private Referrer found() throws Exception {
      return layout.referrers(image.descriptor().digest()).getFirst();
    }
  }

  @Test
  void about_an_image_that_is_not_there_is_refused() throws Exception {
    Image other = SampleImages.withFiles(elsewhere, "other");
    Referrer stray = Referrer.of(other.descriptor(), BILL, List.of(), Map.of());

    assertThatThrownBy(() -> layout.attach(stray))
        .hasMessage(
            "%s is about %s, which is not in '%s'; write the image first",
            stray, other, directory.resolve("layout"));
  }

  @Test
  void is_exported_to_a_directory() throws Exception {
    Path copy = directory.resolve("copy");

    Destination.parse("oci:" + copy).write(NAME, image, List.of(bill));

    assertThat(OciLayout.open(copy).referrers(image.descriptor().digest())).containsExactly(bill);
  }

  @Test
  void is_exported_to_an_archive() throws Exception {
    Path file = directory.resolve("image.tar");

    Destination.parse("oci-archive:" + file).write(NAME, image, List.of(bill));

    OciArchive archive = OciArchive.open(file);
    assertThat(archive.only()).isEqualTo(image);
    Referrer read = archive.referrers(image.descriptor().digest()).getFirst();
    assertThat(read).isEqualTo(bill);
    assertThat(read.attachments().getFirst().bytes()).hasSize(17);
  }

  private Referrer bill(String json) {
    return Referrer.of(
        image.descriptor(),
        BILL,
        List.of(Attachment.of(BILL, json.getBytes(UTF_8))),
        Map.of("com.example.by", "a test"));
  }
}

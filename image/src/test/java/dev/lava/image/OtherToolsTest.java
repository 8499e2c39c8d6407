package dev.lava.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.archive.DockerArchive;
import dev.lava.image.archive.OciArchive;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.sandbox.Availability;
import dev.lava.sandbox.Sandboxes;
import dev.lava.testing.RequiredTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools that others use take what is written here, and what they write is read here. */
class OtherToolsTest {
  private static final Reference NAME = Reference.parse("lava-java:25");

  @TempDir private Path directory;
  private Path layout;
  private Image image;

  @BeforeEach
  void write() throws Exception {
    Path busybox = new RequiredTool("busybox", "apt-get install busybox-static").require();
    layout = directory.resolve("layout");
    OciLayout store = OciLayout.create(layout);
    image = SampleImages.withBusybox(store.blobs(), busybox);
    store.write(NAME, image);
  }

  @Nested
  class Skopeo {
    @BeforeEach
    void find() {
      RequiredTool.ofDebian("skopeo").require();
    }

    @Test
    void inspects_a_layout() throws Exception {
      assertThat(Child.run("skopeo", "inspect", "oci:" + layout + ":" + NAME))
          .contains("\"Digest\": \"" + image + "\"")
          .contains("\"Architecture\": \"" + Platform.host().architecture() + "\"")
          .contains("\"Created\": \"1980-01-02T00:00:00Z\"");
    }

    @Test
    void copies_all_of_an_image_and_finds_every_digest_right() throws Exception {
      Path copy = directory.resolve("copy");

      skopeoCopy("oci:" + layout + ":" + NAME, "dir:" + copy);

      assertThat(copy.resolve("manifest.json")).hasBinaryContent(image.manifest());
    }

    @Test
    void copies_from_an_archive_to_a_layout_that_is_read_here() throws Exception {
      Path archive = directory.resolve("image.tar");
      Path copy = directory.resolve("copy");
      OciArchive.write(archive, NAME, image);

      skopeoCopy("oci-archive:" + archive, "oci:" + copy + ":copied");

      assertThat(OciLayout.open(copy).read(Reference.parse("copied"))).contains(image);
    }

    @Test
    void writes_an_archive_that_is_read_here() throws Exception {
      Path archive = directory.resolve("image.tar");

      skopeoCopy("oci:" + layout + ":" + NAME, "oci-archive:" + archive + ":copied:1");

      assertThat(OciArchive.open(archive).read(Reference.parse("copied:1"))).contains(image);
    }

    @Test
    void reads_dockers_archive() throws Exception {
      Path archive = directory.resolve("image.tar");
      Path copy = directory.resolve("copy");
      DockerArchive.write(archive, NAME, image);

      skopeoCopy("docker-archive:" + archive, "oci:" + copy + ":copied");

      Image read = OciLayout.open(copy).read(Reference.parse("copied")).orElseThrow();
      assertThat(read.config()).isEqualTo(image.config());
    }

    @Test
    void writes_dockers_manifest_which_is_read_here() throws Exception {
      Path copy = directory.resolve("copy");
      skopeoCopy("--format", "v2s2", "oci:" + layout + ":" + NAME, "dir:" + copy);
      byte[] manifest = Files.readAllBytes(copy.resolve("manifest.json"));
      BlobDirectory copied = BlobDirectory.create(copy);
      copied.write(manifest);

      Image read = Image.read(Descriptor.of(MediaType.DOCKER_MANIFEST, manifest), copied);

      assertThat(read.config()).isEqualTo(image.config());
    }

    private void skopeoCopy(String... arguments) throws Exception {
      List<String> command = new ArrayList<>(List.of("skopeo", "--insecure-policy", "copy"));
      command.addAll(List.of(arguments));
      Child.run(command);
    }
  }

  @Nested
  class Umoci {
    @Test
    void unpacks_without_root() throws Exception {
      RequiredTool.ofDebian("umoci").require();
      Path bundle = directory.resolve("bundle");

      Child.run("umoci", "unpack", "--rootless", "--image", layout + ":" + NAME, bundle.toString());

      assertThat(bundle.resolve("rootfs/etc/Főtanúsítvány")).hasContent("a name that is not ASCII");
      assertThat(bundle.resolve("rootfs/bin/sh")).isSymbolicLink();
    }
  }

  @Nested
  class Podman {
    @Test
    void loads_dockers_archive_and_runs_it() throws Exception {
      RequiredTool.ofDebian("podman").require();
      Availability podman = Sandboxes.named("podman").availability();
      RequiredTool.require(
          podman instanceof Availability.Available,
          "podman starts no container for this user: " + podman);
      RequiredTool.ofDebian("runc").require();
      Path archive = directory.resolve("image.tar");
      DockerArchive.write(archive, NAME, image);

      podman("load", "--input", archive.toString());

      assertThat(
              podman(
                  "run",
                  "--rm",
                  "--network=host",
                  "--ulimit=nofile=1024:1024",
                  "--ulimit=nproc=1000:1000",
                  NAME.toString()))
          .isEqualTo("hello from /tmp\n0\n");
    }

    /** Podman with a store of its own. */
    private String podman(String... arguments) throws Exception {
      List<String> command =
          new ArrayList<>(
              List.of(
                  "podman",
                  "--runtime=runc",
                  "--storage-driver=vfs",
                  "--root=" + directory.resolve("podman"),
                  "--runroot=" + directory.resolve("podman-run")));
      command.addAll(List.of(arguments));
      return Child.run(command);
    }
  }
}

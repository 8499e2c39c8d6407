package dev.lava.image.bom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.referrer.Referrer;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillOfMaterialsTest {
  private static final Digest DEB = Digest.of("the package file".getBytes(UTF_8));

  @TempDir private Path directory;
  private BlobDirectory blobs;
  private byte[] jackson;
  private Image image;

  @BeforeEach
  void make_an_image() throws Exception {
    blobs = BlobDirectory.create(directory.resolve("blobs"));
    jackson =
        jar(
            Map.of(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nBundle-License: Apache-2.0\n",
                "META-INF/maven/com.fasterxml.jackson.core/jackson-core/pom.properties",
                "groupId=com.fasterxml.jackson.core\nartifactId=jackson-core\nversion=2.20.0\n"));
    image =
        SampleImages.with(
            blobs,
            FileTree.builder()
                .put("etc/os-release", new Node.Symlink("../usr/lib/os-release"))
                .put("usr/lib/os-release", SampleImages.file("ID=debian\nVERSION_ID=\"13\"\n"))
                .put(
                    "var/lib/dpkg/status.d/libc6",
                    SampleImages.file(
                        """
                        Package: libc6
                        Source: glibc (2.41-12)
                        Version: 2.41-12+deb13u4
                        Architecture: amd64
                        Description: GNU C Library
                         Version: of nothing
                        """))
                .put(
                    "usr/share/doc/libc6/copyright",
                    SampleImages.file("Files: *\nLicense: LGPL-2.1+\n text\n\nLicense: GPL-2\n"))
                .put(
                    "var/lang/release",
                    SampleImages.file(
                        """
                        IMPLEMENTOR="Debian"
                        JAVA_RUNTIME_VERSION="25.0.3+9-Debian"
                        JAVA_VERSION="25.0.3"
                        MODULES="java.base java.logging"
                        """))
                .put("var/task/lib/jackson-core-2.20.0.jar", file(jackson))
                .put("var/task/lib/plain-1.2.jar", file(jar(Map.of("a/B.class", "B"))))
                .put("var/task/lib/no-archive.jar", file("text".getBytes(UTF_8)))
                .build());
  }

  @Test
  void is_valid_cyclonedx_1_6() throws Exception {
    assertThat(new JsonParser().validate(bill(image).json(), Version.VERSION_16)).isEmpty();
  }

  @Test
  void names_every_package_runtime_and_jar() throws Exception {
    assertThat(components(image))
        .extracting(Component::getBomRef)
        .containsExactly(
            "deb:libc6_2.41-12+deb13u4_amd64",
            "jar:var/task/lib/jackson-core-2.20.0.jar",
            "jar:var/task/lib/no-archive.jar",
            "jar:var/task/lib/plain-1.2.jar",
            "java:var/lang/release",
            "os:debian");
  }

  @Test
  void of_a_package_has_what_scanners_look_it_up_by() throws Exception {
    Component libc = component("deb:libc6_2.41-12+deb13u4_amd64");

    assertThat(libc.getPurl())
        .isEqualTo(
            "pkg:deb/debian/libc6@2.41-12%2Bdeb13u4?arch=amd64&distro=debian-13&upstream=glibc");
    assertThat(libc.getHashes().getFirst().getValue()).isEqualTo(DEB.hex());
    assertThat(libc.getLicenses().getLicenses())
        .extracting(licence -> licence.getName())
        .containsExactly("GPL-2", "LGPL-2.1+");
  }

  @Test
  void of_a_jar_has_its_coordinates_digest_licence_and_place() throws Exception {
    Component jar = component("jar:var/task/lib/jackson-core-2.20.0.jar");

    assertThat(jar.getPurl()).isEqualTo("pkg:maven/com.fasterxml.jackson.core/jackson-core@2.20.0");
    assertThat(jar.getHashes().getFirst().getValue()).isEqualTo(Digest.of(jackson).hex());
    assertThat(jar.getLicenses().getLicenses().getFirst().getName()).isEqualTo("Apache-2.0");
    assertThat(jar.getEvidence().getOccurrences().getFirst().getLocation())
        .isEqualTo("/var/task/lib/jackson-core-2.20.0.jar");
  }

  @Test
  void of_a_jar_that_does_not_say_has_the_name_of_its_file() throws Exception {
    Component jar = component("jar:var/task/lib/plain-1.2.jar");

    assertThat(jar.getName()).isEqualTo("plain");
    assertThat(jar.getVersion()).isEqualTo("1.2");
    assertThat(jar.getPurl()).isNull();
  }

  @Test
  void of_a_java_runtime_has_its_modules() throws Exception {
    Component java = component("java:var/lang/release");

    assertThat(java.getVersion()).isEqualTo("25.0.3+9-Debian");
    assertThat(java.getComponents())
        .extracting(module -> module.getName() + " " + module.getVersion())
        .containsExactly("java.base 25.0.3", "java.logging 25.0.3");
  }

  @Test
  void is_the_same_each_time_and_of_each_image_another() throws Exception {
    assertThat(bill(image).json()).isEqualTo(bill(image).json());
    assertThat(new String(bill(SampleImages.withFiles(blobs, "other")).json(), UTF_8))
        .isNotEqualTo(new String(bill(image).json(), UTF_8));
    assertThat(new String(bill(image).json(), UTF_8)).doesNotContain("timestamp");
  }

  @Test
  void states_the_digests_of_packages_for_images_on_top() throws Exception {
    assertThat(bill(image).packageDigests())
        .containsExactly(Map.entry("libc6_2.41-12+deb13u4_amd64", DEB));
  }

  @Test
  void is_a_statement_about_its_image() throws Exception {
    Referrer referrer = bill(image).about(image);

    assertThat(referrer.subject()).isEqualTo(image.descriptor());
    assertThat(referrer.artifactType()).hasToString("application/vnd.cyclonedx+json");
  }

  @Test
  void does_not_read_a_layer_that_it_has_read_before() throws Exception {
    byte[] before = bill(image).json();
    Files.delete(blobs.file(image.layers().getFirst().descriptor().digest()));

    assertThat(bill(image).json()).isEqualTo(before);
  }

  @Nested
  class Of_layers_over_each_other {
    @Test
    void has_of_each_path_the_uppermost() throws Exception {
      byte[] newer =
          jar(
              Map.of(
                  "META-INF/maven/g/plain/pom.properties",
                  "groupId=g\nartifactId=plain\nversion=1.3\n"));

      Image changed = on(FileTree.builder().put("var/task/lib/plain-1.2.jar", file(newer)));

      assertThat(components(changed))
          .filteredOn(component -> "jar:var/task/lib/plain-1.2.jar".equals(component.getBomRef()))
          .extracting(Component::getVersion)
          .containsExactly("1.3");
    }

    @Test
    void lacks_what_was_taken_away() throws Exception {
      Image changed =
          on(
              FileTree.builder()
                  .put("var/task/lib/.wh.plain-1.2.jar", SampleImages.file(""))
                  .put("var/lang/.wh..wh..opq", SampleImages.file("")));

      assertThat(components(changed))
          .extracting(Component::getBomRef)
          .doesNotContain("jar:var/task/lib/plain-1.2.jar", "java:var/lang/release")
          .contains("jar:var/task/lib/no-archive.jar");
    }

    private Image on(FileTree.Builder tree) throws IOException {
      return ImageChange.append(
          image, LayerWriter.write(tree.build(), blobs), new HistoryEntry("a test", ""));
    }
  }

  private BillOfMaterials bill(Image of) throws IOException {
    return BillOfMaterials.of(
        of, "1.0", Map.of("libc6_2.41-12+deb13u4_amd64", DEB), directory.resolve("memory"));
  }

  private List<Component> components(Image of) throws Exception {
    Bom bom = new JsonParser().parse(bill(of).json());
    return bom.getComponents();
  }

  private Component component(String reference) throws Exception {
    return components(image).stream()
        .filter(component -> reference.equals(component.getBomRef()))
        .findFirst()
        .orElseThrow();
  }

  private static Node.File file(byte[] bytes) {
    return new Node.File(Content.of(bytes), 0_644);
  }

  private static byte[] jar(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : new TreeMap<>(files).keySet()) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(files.getOrDefault(name, "").getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}

package dev.lava.image.inspect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Image;
import dev.lava.image.Tar;
import dev.lava.image.blob.BlobDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
  @TempDir private Path directory;
  private BlobDirectory blobs;

  @BeforeEach
  void make() throws Exception {
    blobs = BlobDirectory.create(directory.resolve("blobs"));
  }

  @Test
  void each_entry_belongs_to_one_part() throws Exception {
    Inspection inspection =
        inspect(
            new Tar()
                .file("var/lib/dpkg/status.d/libc6.md5sums", "0".repeat(32) + "  usr/lib/libc.so\n")
                .file("var/lib/dpkg/info/dash:amd64.list", "/.\n/usr\n/usr/bin/dash\n")
                .file("usr/lib/libc.so", "x".repeat(100))
                .file("usr/bin/dash", "x".repeat(50))
                .file("usr/lib/other", "")
                .file("var/lang/bin/java", "x".repeat(500))
                .file("var/runtime/lib/lava.jar", "x".repeat(20)),
            new Tar()
                .file("var/task/lib/gson.jar", "x".repeat(70))
                .file("var/task/function.jar", "x".repeat(7))
                .file("var/task/.lava/launch.jar", "x".repeat(3))
                .file("var/task/.lava/function.aot", "x".repeat(900)));

    assertThat(
            inspection.components().stream()
                .map(
                    component ->
                        "%s %s %d"
                            .formatted(
                                component.kind().key(), component.name(), component.cost().size()))
                .sorted()
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            dependency gson.jar 70
            directory /usr/lib 0
            directory /var/lib 72
            function function.jar 7
            function generated code 3
            jdk JDK 500
            package dash 50
            package libc6 100
            runtime runtime 20
            training what training gave 900""");
  }

  @Test
  void the_costs_of_all_entries_are_the_layers() throws Exception {
    Image image =
        Tar.image(
            blobs,
            new Tar().file("a", "text".repeat(9999)).file("b", "another".repeat(9999)),
            new Tar().directory("c", 0_755).link("d", "c"));

    Inspection inspection = Inspection.of(image);

    for (int i = 0; i < 2; i++) {
      long layer = image.layers().get(i).descriptor().size();
      assertThat(inspection.layers().get(i).compressed()).isEqualTo(layer);
      // What is left is the end of the archive, and gzip's header and checksum.
      assertThat(inspection.tree().parts().get(i).cost().compressed()).isBetween(layer - 60, layer);
    }
  }

  @Test
  void what_upper_layers_overwrite_or_delete_is_wasted() throws Exception {
    Inspection inspection =
        inspect(
            new Tar().file("kept", "").file("changed", "old").file("dir/deep/deleted", "x"),
            new Tar().file("changed", "new").file(".wh.dir", ""));

    assertThat(inspection.waste().hidden())
        .extracting(hidden -> hidden.entry().path() + " by " + hidden.by())
        .containsExactlyInAnyOrder("changed by 1", "dir/deep/deleted by 1");
    assertThat(inspection.waste().hiddenBytes()).isPositive();
  }

  @Test
  void files_of_equal_bytes_are_wasted_and_links_are_not() throws Exception {
    String text = "x".repeat(5000);

    Inspection inspection =
        inspect(
            new Tar()
                .file("a", text)
                .file("b", text)
                .hardLink("c", "a")
                .link("d", "a")
                .file("small", "y")
                .file("small2", "y"));

    assertThat(inspection.waste().duplicates())
        .containsExactly(new Waste.Duplicate(List.of("/a", "/b"), 5000));
    assertThat(inspection.waste().duplicateBytes()).isEqualTo(5000);
  }

  @Test
  void classes_that_two_jars_of_the_class_path_hold_are_told() throws Exception {
    Inspection inspection =
        inspect(
            new Tar()
                .latin1("var/task/lib/a.jar", jar("org/a/Both.class", "org/a/A.class"), 0_644)
                .latin1("var/task/lib/b.jar", jar("org/a/Both.class", "module-info.class"), 0_644)
                .latin1("var/task/.lava/launch.jar", jar("org/a/Both.class"), 0_644)
                .latin1("opt/other.jar", jar("org/a/Both.class"), 0_644));

    assertThat(inspection.waste().classes())
        .containsExactly(
            new Waste.SharedClasses(
                "/var/task/lib/a.jar", "/var/task/lib/b.jar", List.of("org.a.Both")));
  }

  @Test
  void the_tree_has_layers_directories_and_files() throws Exception {
    Inspection inspection =
        inspect(new Tar().file("usr/share/doc/a", "").file("b", "").directory("etc", 0_755));

    assertThat(tree(inspection.tree(), ""))
        .isEqualTo(
            """
            image
              layer 1: a test
                b
                etc
                usr/share/doc/a
            """);
  }

  private static String tree(Part part, String indent) {
    return indent
        + part.name()
        + "\n"
        + part.parts().stream()
            .sorted(Comparator.comparing(Part::name))
            .map(child -> tree(child, indent + "  "))
            .collect(Collectors.joining());
  }

  private Inspection inspect(Tar... layers) throws IOException {
    return Inspection.of(Tar.image(blobs, layers));
  }

  private static String jar(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
      }
    }
    return bytes.toString(ISO_8859_1);
  }
}

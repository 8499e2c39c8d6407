package dev.lava.build.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Digest;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassesJarTest {
  @TempDir Path directory;

  private final FileTree classes =
      FileTree.builder()
          .put("A.class", file("a"))
          .put("META-INF/MANIFEST.MF", file("Manifest-Version: 1.0\r\nMulti-Release: true\r\n"))
          .put("META-INF/services/x.Y", file("z"))
          .put("com/example/B.class", file("b"))
          .build();

  @Test
  void holds_the_manifest_first_and_the_rest_by_name() throws IOException {
    try (JarFile jar = new JarFile(written("a.jar").toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .containsExactly(
              "META-INF/",
              "META-INF/MANIFEST.MF",
              "A.class",
              "META-INF/services/",
              "META-INF/services/x.Y",
              "com/",
              "com/example/",
              "com/example/B.class");
      assertThat(jar.isMultiRelease()).isTrue();
    }
  }

  @Test
  void has_the_same_bytes_in_every_time_zone() throws IOException {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      Digest there = Digest.of(Files.readAllBytes(written("there.jar")));
      TimeZone.setDefault(TimeZone.getTimeZone("America/Adak"));
      assertThat(Digest.of(Files.readAllBytes(written("here.jar")))).isEqualTo(there);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private Path written(String name) throws IOException {
    Path file = directory.resolve(name);
    ClassesJar.write(classes, file);
    return file;
  }

  private static Node.File file(String text) {
    return new Node.File(Content.of(text.getBytes(StandardCharsets.UTF_8)), 0_644);
  }
}

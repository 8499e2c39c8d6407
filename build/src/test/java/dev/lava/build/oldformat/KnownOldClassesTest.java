package dev.lava.build.oldformat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.inputs.KnownDigests;
import dev.lava.build.project.Dependency;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownOldClassesTest {
  @TempDir Path directory;

  @Test
  void are_in_a_jar_with_what_their_packages_say_of_themselves() throws Exception {
    Path file = known("a").jar(List.of(library("1"))).orElseThrow();

    try (JarFile jar = new JarFile(file.toFile())) {
      assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
          .containsExactly(JarFile.MANIFEST_NAME, OldLibrary.PATH);
      assertThat(jar.getManifest().getAttributes("old/"))
          .containsEntry(Attributes.Name.IMPLEMENTATION_VERSION, "2.10.8");
    }
  }

  @Test
  void the_same_dependencies_give_the_same_bytes() throws Exception {
    Path one = known("a").jar(List.of(library("1"))).orElseThrow();
    Path other = known("b").jar(List.of(library("1"))).orElseThrow();

    assertThat(one).hasSameBinaryContentAs(other);
  }

  @Test
  void are_looked_for_once() throws Exception {
    Path file = known("a").jar(List.of(library("1"))).orElseThrow();
    Path other = known("b").jar(List.of(library("1"), another())).orElseThrow();
    Files.copy(other, Files.createDirectories(directory.resolve("c")).resolve(file.getFileName()));

    assertThat(known("c").jar(List.of(library("1"))).orElseThrow()).hasSameBinaryContentAs(other);
  }

  @Test
  void of_which_there_are_none_make_no_jar_and_are_not_looked_for_again() throws Exception {
    Dependency newer =
        OldLibrary.jar("newer.jar", new Manifest(), Map.of("version.txt", "1".getBytes(UTF_8)));

    for (int round = 0; round < 2; round++) {
      assertThat(known("a").jar(List.of(newer))).isEmpty();
    }
    assertThat(kept("a")).hasSize(1);
  }

  @Test
  void another_jar_is_looked_through() throws Exception {
    known("a").jar(List.of(library("1")));
    known("a").jar(List.of(library("2")));

    assertThat(kept("a")).hasSize(2);
  }

  @Test
  void what_is_damaged_is_made_anew() throws Exception {
    Path file = known("a").jar(List.of(library("1"))).orElseThrow();
    Files.writeString(file, "no jar");

    known("a").jar(List.of(library("1")));

    assertThat(file).hasSameBinaryContentAs(known("b").jar(List.of(library("1"))).orElseThrow());
  }

  private KnownOldClasses known(String name) {
    return new KnownOldClasses(
        directory.resolve(name), new KnownDigests(directory.resolve("digests")));
  }

  private List<Path> kept(String name) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(name))) {
      return files.toList();
    }
  }

  private static Dependency library(String version) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "2.10.8");
    return OldLibrary.jar(
        "library.jar",
        manifest,
        Map.of(
            OldLibrary.PATH,
            OldLibrary.larger(ClassFile.JAVA_5_VERSION),
            "version.txt",
            version.getBytes(UTF_8)));
  }

  private static Dependency another() throws IOException {
    return OldLibrary.jar(
        "another.jar",
        new Manifest(),
        Map.of("older/Larger.class", OldLibrary.larger(ClassFile.JAVA_5_VERSION)));
  }
}

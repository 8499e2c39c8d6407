package dev.lava.build.oldformat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.inputs.KnownDigests;
import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownOldClassesTest {
  private static final FileTree NOTHING = FileTree.builder().build();

  @TempDir Path directory;

  @Test
  void what_is_remembered_is_what_was_found() throws Exception {
    FunctionContents contents = new FunctionContents(NOTHING, List.of(library("1")));
    OldClassFiles found = OldClassFiles.of(contents);

    for (int round = 0; round < 2; round++) {
      OldClassFiles known = known().of(contents);

      assertThat(known.classes()).containsOnlyKeys(OldLibrary.PATH);
      assertThat(known.classes()).usingRecursiveComparison().isEqualTo(found.classes());
      assertThat(text(known.manifest())).isEqualTo(text(found.manifest())).contains("2.10.8");
    }
    assertThat(kept()).hasSize(1);
  }

  @Test
  void another_jar_is_looked_through() throws Exception {
    known().of(new FunctionContents(NOTHING, List.of(library("1"))));
    known().of(new FunctionContents(NOTHING, List.of(library("2"))));

    assertThat(kept()).hasSize(2);
  }

  @Test
  void a_class_of_the_function_hides_one_that_is_remembered() throws Exception {
    known().of(new FunctionContents(NOTHING, List.of(library("1"))));
    FileTree own =
        FileTree.builder()
            .put(OldLibrary.PATH, new Node.File(Content.of(new byte[0]), 0_644))
            .build();

    OldClassFiles left = known().of(new FunctionContents(own, List.of(library("1"))));

    assertThat(left.classes()).isEmpty();
    assertThat(left.manifest().getEntries()).isEmpty();
  }

  @Test
  void what_is_damaged_is_made_anew() throws Exception {
    FunctionContents contents = new FunctionContents(NOTHING, List.of(library("1")));
    known().of(contents);
    Files.writeString(kept().getFirst(), "no jar");

    assertThat(known().of(contents).classes()).isNotEmpty();
  }

  private KnownOldClasses known() {
    return new KnownOldClasses(
        directory.resolve("known"), new KnownDigests(directory.resolve("digests")));
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("known"))) {
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

  private static String text(Manifest manifest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toString(UTF_8);
  }
}

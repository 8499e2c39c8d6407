package dev.lava.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.build.problem.BuildException;
import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Layer;
import dev.lava.image.Platform;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.reference.Reference;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionBuildTest {
  private static final Reference BASE = Reference.parse("lava-java:25");

  @TempDir Path directory;
  private final Image base =
      ImageChange.configure(
          ImageChange.empty(Platform.AMD64),
          config -> config.withEntrypoint(List.of("/lambda-entrypoint.sh")));
  private FunctionContents contents;
  private BlobDirectory blobs;

  @BeforeEach
  void compile() throws IOException {
    Path classes =
        Compiled.into(
            Files.createDirectory(directory.resolve("classes")),
            "package com.example; public class App { public void run() {} }");
    contents =
        new FunctionContents(
            FileTree.scan(classes),
            List.of(
                new Dependency(
                    "dependency-1.0.jar", Content.of("jar".getBytes(StandardCharsets.UTF_8)))));
    blobs = BlobDirectory.create(directory.resolve("blobs"));
  }

  @Test
  void dependencies_and_classes_become_a_layer_each_and_the_handler_the_command() throws Exception {
    Image image = build(contents);

    assertThat(image.config().history())
        .extracting(HistoryEntry::createdBy)
        .containsExactly("lava build: dependencies", "lava build: function");
    assertThat(image.config().entrypoint()).containsExactly("/lambda-entrypoint.sh");
    assertThat(image.config().command()).containsExactly("com.example.App::run");
  }

  @Test
  void the_base_is_named_in_the_annotations() throws Exception {
    assertThat(build(contents).annotations())
        .containsEntry("org.opencontainers.image.base.name", "lava-java:25")
        .containsEntry(
            "org.opencontainers.image.base.digest", base.descriptor().digest().toString());
  }

  @Test
  void the_same_contents_give_the_same_image() throws Exception {
    assertThat(build(contents)).isEqualTo(build(contents));
  }

  @Test
  void a_changed_class_leaves_the_dependencies_layer_as_it_is() throws Exception {
    Image before = build(contents);
    Path changed =
        Compiled.into(
            Files.createDirectory(directory.resolve("changed")),
            "package com.example; public class App { public void run() { System.gc(); } }");

    Image after = build(new FunctionContents(FileTree.scan(changed), contents.dependencies()));

    assertThat(after.config().diffIds().getFirst()).isEqualTo(before.config().diffIds().getFirst());
    assertThat(after.config().diffIds().getLast())
        .isNotEqualTo(before.config().diffIds().getLast());
  }

  @Test
  void jars_that_change_under_one_name_are_in_a_layer_above_those_that_do_not() throws Exception {
    Dependency snapshot = new Dependency("shared-2-SNAPSHOT.jar", jar("shared"));
    FunctionContents both =
        new FunctionContents(
            contents.classes(), List.of(snapshot, contents.dependencies().getFirst()));
    Image before = build(both);

    Image after =
        build(
            new FunctionContents(
                contents.classes(),
                List.of(
                    new Dependency("shared-2-SNAPSHOT.jar", jar("shared, changed")),
                    contents.dependencies().getFirst())));

    assertThat(before.config().history())
        .extracting(HistoryEntry::createdBy)
        .containsExactly(
            "lava build: dependencies",
            "lava build: changing dependencies",
            "lava build: function");
    assertThat(after.layers().getFirst()).isEqualTo(before.layers().getFirst());
    assertThat(after.layers().get(1)).isNotEqualTo(before.layers().get(1));
  }

  @Test
  void a_layer_of_jars_is_made_once() throws Exception {
    Image before = build(contents);
    FileTime written = writtenAt(before.layers().getFirst());

    Image after = build(contents);

    assertThat(writtenAt(after.layers().getFirst())).isEqualTo(written);
  }

  @Test
  void a_layer_of_jars_that_is_gone_is_made_again() throws Exception {
    Image before = build(contents);
    Files.delete(blobs.file(before.layers().getFirst().descriptor().digest()));

    assertThat(build(contents)).isEqualTo(before);
    assertThat(blobs.file(before.layers().getFirst().descriptor().digest())).exists();
  }

  @Test
  void a_handler_that_names_nothing_leaves_no_blob_behind() throws Exception {
    assertThatThrownBy(() -> function().build(contents, "com.example.App::walk", blobs, scratch()))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "handler 'com.example.App::walk': class 'com.example.App' has no public method 'walk'; there is 'run'");
    try (Stream<Path> left = Files.list(blobs.path())) {
      assertThat(left).isEmpty();
    }
  }

  private Image build(FunctionContents contents) throws Exception {
    return function().build(contents, "com.example.App::run", blobs, scratch());
  }

  /** A blob that is written again is another file. */
  private FileTime writtenAt(Layer layer) throws IOException {
    return (FileTime) Files.getAttribute(blobs.file(layer.descriptor().digest()), "unix:ctime");
  }

  private static Content jar(String text) {
    return Content.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private FunctionBuild function() {
    return new FunctionBuild(base, BASE, directory.resolve("memory"));
  }

  private Path scratch() throws IOException {
    return Files.createTempDirectory(directory, "scratch");
  }
}

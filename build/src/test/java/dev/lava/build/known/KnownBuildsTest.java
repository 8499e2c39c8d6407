package dev.lava.build.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.train.TrainingEvent;
import dev.lava.emulator.environment.Payload;
import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownBuildsTest {
  private static final BuildKey KEY = new BuildKey(Digest.of(new byte[] {1}));

  @TempDir Path directory;
  private BlobDirectory blobs;
  private KnownBuilds builds;
  private KnownBuild build;
  private Path jar;

  @BeforeEach
  void make() throws IOException {
    blobs = BlobDirectory.create(directory.resolve("blobs"));
    builds = new KnownBuilds(directory.resolve("known"), blobs);
    jar = Files.writeString(directory.resolve("dependency.jar"), "jar");
    FileTree tree =
        FileTree.builder()
            .put("var/task/function.jar", new Node.File(Content.of(new byte[] {2}), 0_644))
            .build();
    Image image =
        ImageChange.append(
            ImageChange.empty(Platform.AMD64),
            LayerWriter.write(tree, blobs),
            new HistoryEntry("test", ""));
    build =
        new KnownBuild(
            ImageChange.empty(Platform.AMD64),
            image,
            true,
            List.of("what users should know"),
            Optional.of(new TrainingEvent("made up", Payload.of("{\"a\":1}"))));
    waitForTheClock();
  }

  @Test
  void a_build_that_was_made_is_found_as_it_was() throws Exception {
    builds.keep(KEY, build, List.of(jar));

    assertThat(builds.find(KEY)).contains(build);
    assertThat(builds.find(new BuildKey(Digest.of(new byte[] {2})))).isEmpty();
  }

  @Test
  void a_jar_that_changed_since_makes_it_unknown() throws Exception {
    builds.keep(KEY, build, List.of(jar));

    Files.writeString(jar, "another jar");

    assertThat(builds.find(KEY)).isEmpty();
  }

  @Test
  void a_jar_that_was_written_just_now_is_not_relied_on() throws Exception {
    Files.writeString(jar, "another jar");

    builds.keep(KEY, build, List.of(jar));

    assertThat(builds.find(KEY)).isEmpty();
  }

  @Test
  void an_image_without_its_layer_is_made_again() throws Exception {
    builds.keep(KEY, build, List.of());

    Files.delete(blobs.file(build.image().layers().getFirst().descriptor().digest()));

    assertThat(builds.find(KEY)).isEmpty();
  }

  @Test
  void a_damaged_memory_knows_nothing() throws Exception {
    builds.keep(KEY, build, List.of());
    try (Stream<Path> files = Files.list(directory.resolve("known"))) {
      Files.writeString(files.findFirst().orElseThrow(), "{\"manifest\":");
    }

    assertThat(builds.find(KEY)).isEmpty();
  }

  /** Until what is there counts as settled. */
  private void waitForTheClock() throws IOException {
    Path probe = directory.resolve("probe");
    do {
      Files.deleteIfExists(probe);
      Files.createFile(probe);
    } while (!changed(probe).toInstant().isAfter(changed(jar).toInstant().plusMillis(60)));
  }

  private static FileTime changed(Path file) throws IOException {
    return (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
  }
}

package dev.lava.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.testing.DebianRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's registry behind a line that breaks in the middle of a large layer. */
class BrokenLineTest {
  private static final int SIZE = 4 << 20;

  @TempDir private Path directory;

  @Test
  void an_image_arrives_whole_both_ways() throws Exception {
    Image image = image();
    try (DebianRegistry registry = DebianRegistry.start(directory.resolve("registry"));
        BreakingLine line = new BreakingLine(registry.host())) {
      Reference name = Reference.parse(line.host() + "/large:1.0");

      line.breakAfter(SIZE / 2);
      registries().push(name, image, List.of(), Optional.empty(), Progress.SILENT);
      assertThat(line.isWhole()).isFalse();

      line.breakAfter(SIZE / 2);
      OciLayout layout = OciLayout.create(directory.resolve("store"));
      assertThat(registries().pull(name, Optional.empty(), layout, Progress.SILENT))
          .isEqualTo(image);
      assertThat(line.isWhole()).isFalse();
    }
  }

  private static Registries registries() {
    return new Registries(
        new RegistrySettings(Set.of(), Optional.empty()),
        Map.of("HOME", "/none"),
        new Retries(
            5,
            Duration.ofMillis(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Clock.systemUTC(),
            Thread::sleep));
  }

  private Image image() throws IOException {
    byte[] noise = new byte[SIZE];
    new Random(1).nextBytes(noise);
    FileTree tree =
        FileTree.builder().put("noise", new Node.File(Content.of(noise), 0_644)).build();
    return ImageChange.append(
        ImageChange.empty(Platform.AMD64),
        LayerWriter.write(tree, BlobDirectory.create(directory.resolve("blobs"))),
        new HistoryEntry("a test", ""));
  }
}

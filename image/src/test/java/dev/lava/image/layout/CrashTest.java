package dev.lava.image.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Child;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobWriter;
import dev.lava.image.reference.Reference;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.testing.RequiredTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a layout when writers are killed, compete, or run out of disk. */
class CrashTest {
  private static final Reference FIRST = Reference.parse("first");

  @TempDir private Path directory;

  @Test
  void a_killed_writer_leaves_the_layout_valid_and_its_leavings_go() throws Exception {
    OciLayout layout = OciLayout.create(directory);
    Image first = SampleImages.full(layout.blobs());
    layout.write(FIRST, first);
    Process writer = Child.start(EndlessWriter.class, Map.of(), directory.toString());
    assertThat(Child.line(writer)).isEqualTo("writing");
    assertThat(partials()).hasSize(1);

    OciLayout.create(directory);
    assertThat(partials()).as("what a living writer writes stays").hasSize(1);
    writer.destroyForcibly().waitFor();

    assertThat(partials()).as("nobody has cleaned up yet").hasSize(1);
    assertThat(OciLayout.open(directory).read(FIRST)).contains(first);
    OciLayout.create(directory);
    assertThat(partials()).isEmpty();
  }

  /** Writes one blob for ever. */
  static final class EndlessWriter {
    public static void main(String[] arguments) throws Exception {
      try (BlobWriter blob = OciLayout.create(Path.of(arguments[0])).blobs().write()) {
        blob.write(new byte[1 << 20]);
        System.out.println("writing");
        System.in.read();
      }
    }
  }

  @Test
  void two_processes_lose_none_of_their_images() throws Exception {
    List<Process> writers = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      writers.add(Child.start(BusyWriter.class, Map.of(), directory.toString(), name));
    }
    for (Process writer : writers) {
      assertThat(writer.getInputStream().readAllBytes()).asString(UTF_8).isEmpty();
      assertThat(writer.waitFor()).isZero();
    }

    OciLayout layout = OciLayout.open(directory);
    assertThat(layout.references()).hasSize(2 * BusyWriter.IMAGES).doesNotHaveDuplicates();
    for (Reference reference : layout.references()) {
      assertThat(SampleImages.texts(layout.read(reference).orElseThrow()))
          .containsOnlyKeys("shared", reference.repository());
    }
  }

  /** Writes some images, all of which share a layer with the other writers'. */
  static final class BusyWriter {
    static final int IMAGES = 25;

    public static void main(String[] arguments) throws Exception {
      OciLayout layout = OciLayout.create(Path.of(arguments[0]));
      for (int i = 0; i < IMAGES; i++) {
        String name = arguments[1] + i;
        Image image = SampleImages.withFiles(layout.blobs(), "shared");
        layout.write(Reference.parse(name), SampleImages.append(image, layout.blobs(), name));
      }
    }
  }

  @Test
  void a_full_disk_leaves_the_layout_valid_and_no_partial_file() throws Exception {
    new RequiredTool("unshare", "apt-get install util-linux").require();
    boolean root = "root".equals(System.getProperty("user.name"));
    List<String> command =
        new ArrayList<>(List.of("unshare", root ? "-m" : "-rm", "sh", "-c", MOUNT, "sh"));
    command.add(directory.toString());
    command.addAll(Child.java(DiskFiller.class, directory.resolve("layout").toString()));

    assertThat(Child.run(command))
        .isEqualTo(
            """
            cannot write a file in %s (0 MiB free): No space left on device
            the first image is whole, and no partial file is left
            """
                .formatted(directory.resolve("layout/blobs/sha256")));
  }

  private static final String MOUNT =
      "mount -t tmpfs -o size=1m tmpfs \"$1\" && shift && exec \"$@\"";

  /** Fills the disk, and looks at what is left. */
  static final class DiskFiller {
    public static void main(String[] arguments) throws Exception {
      Path directory = Path.of(arguments[0]);
      OciLayout layout = OciLayout.create(directory);
      layout.write(FIRST, SampleImages.full(layout.blobs()));
      byte[] bytes = new byte[4 << 20];
      new Random(1).nextBytes(bytes);
      FileTree tree =
          FileTree.builder().put("large", new Node.File(Content.of(bytes), 0_644)).build();
      try {
        layout.write(Reference.parse("large"), SampleImages.with(layout.blobs(), tree));
      } catch (ImageException e) {
        System.out.println(e.getMessage());
      }
      SampleImages.texts(OciLayout.open(directory).read(FIRST).orElseThrow());
      if (partials(directory).isEmpty()) {
        System.out.println("the first image is whole, and no partial file is left");
      }
    }
  }

  private List<Path> partials() throws Exception {
    return partials(directory);
  }

  private static List<Path> partials(Path directory) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".partial")).toList();
    }
  }
}

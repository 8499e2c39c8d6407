package dev.lava.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Small images that tests start from. */
public final class SampleImages {
  private SampleImages() {}

  /** A regular file with this text. */
  public static Node.File file(String text) {
    return new Node.File(Content.of(text.getBytes(UTF_8)), 0_644);
  }

  /** One layer with these files, each holding its own path. */
  public static Image withFiles(BlobDirectory blobs, String... paths) throws IOException {
    FileTree.Builder tree = FileTree.builder();
    for (String path : paths) {
      tree.put(path, file(path));
    }
    return with(blobs, tree.build());
  }

  /** One layer that is this tree. */
  public static Image with(BlobDirectory blobs, FileTree tree) throws IOException {
    return ImageChange.append(
        ImageChange.empty(Platform.host()),
        LayerWriter.write(tree, blobs),
        new HistoryEntry("a test", ""));
  }

  /** Two layers and a configuration with every member. */
  public static Image full(BlobDirectory blobs) throws IOException {
    Image image =
        ImageChange.append(
            withFiles(blobs, "etc/os-release", "usr/bin/greet"),
            LayerWriter.write(
                FileTree.builder().put("var/task/greeting", file("hello")).build(), blobs),
            new HistoryEntry("lava build", "the function"));
    return ImageChange.configure(
        image,
        config ->
            config
                .withVariable("LANG", "C.UTF-8")
                .withVariable("PATH", "/usr/bin")
                .withEntrypoint(List.of("/usr/bin/greet"))
                .withCommand(List.of("world"))
                .withWorkingDirectory("/var/task")
                .withLabel("org.opencontainers.image.title", "greet"));
  }

  /** An image whose only layer is a program that runs without any library. */
  public static Image withBusybox(BlobDirectory blobs, Path busybox) throws IOException {
    FileTree tree =
        FileTree.builder()
            .put("bin/busybox", new Node.File(Content.of(busybox), 0_755))
            .put("bin/sh", new Node.Symlink("busybox"))
            .put("tmp", new Node.Directory(0_1777))
            .put("etc/Főtanúsítvány", file("a name that is not ASCII"))
            .put("a".repeat(120) + "/" + "b".repeat(120), file("a long name"))
            .build();
    return ImageChange.configure(
        with(blobs, tree),
        config ->
            config
                .withVariable("GREETING", "hello")
                .withEntrypoint(List.of("/bin/busybox", "sh", "-c"))
                .withCommand(List.of("echo $GREETING from $PWD; busybox id -u"))
                .withWorkingDirectory("/tmp"));
  }

  /** The image with one more layer, of one file that holds its own path. */
  public static Image append(Image image, BlobDirectory blobs, String path) throws IOException {
    return ImageChange.append(
        image,
        LayerWriter.write(FileTree.builder().put(path, file(path)).build(), blobs),
        new HistoryEntry("a test", ""));
  }

  /** The files of all layers and their text; every byte is read, and so checked. */
  public static SortedMap<String, String> texts(Image image) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Layer layer : image.layers()) {
      try (InputStream in = layer.open();
          TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in), "UTF-8")) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          if (entry.isFile()) {
            texts.put(entry.getName(), new String(tar.readAllBytes(), UTF_8));
          }
        }
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return texts;
  }
}

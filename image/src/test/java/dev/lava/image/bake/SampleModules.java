package dev.lava.image.bake;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of modules as a JDK has them, with next to nothing in them. */
final class SampleModules {
  private SampleModules() {}

  /** A directory of modules, which require each other as those of this JVM do. */
  static FileTree of(List<String> names) throws IOException {
    FileTree.Builder tree = FileTree.builder();
    for (String name : names) {
      tree.put(name + ".jmod", new Node.File(Content.of(module(name)), 0_644));
    }
    return tree.build();
  }

  private static byte[] module(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {'J', 'M', 1, 0});
    ZipOutputStream zip = new ZipOutputStream(bytes);
    zip.putNextEntry(new ZipEntry("legal/LICENSE"));
    zip.write(name.getBytes(StandardCharsets.UTF_8));
    zip.putNextEntry(new ZipEntry("classes/module-info.class"));
    zip.write(
        Files.readAllBytes(
            FileSystems.getFileSystem(URI.create("jrt:/"))
                .getPath("modules", name, "module-info.class")));
    zip.finish();
    return bytes.toByteArray();
  }
}

package dev.lava.build.spring;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The file at the root of the class path that Spring's core reads its own switches from. What it
 * says goes before system properties.
 */
final class SpringProperties {
  private static final String FILE = "spring.properties";
  private static final byte[] ENABLED =
      "spring.aot.enabled=true\n".getBytes(StandardCharsets.ISO_8859_1);

  private SpringProperties() {}

  /** The classes with the file, in which what the function says stays. */
  static FileTree enable(FileTree classes) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    if (classes.resolve(FILE).orElse(null) instanceof Node.File(Content own, _)) {
      try (InputStream in = own.open()) {
        in.transferTo(text);
      }
      text.write('\n');
    }
    text.writeBytes(ENABLED);
    return classes.with(
        FileTree.builder().put(FILE, new Node.File(Content.of(text.toByteArray()), 0_644)).build());
  }
}

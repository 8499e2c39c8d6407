package dev.lava.build.spring;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.spring.start.Assumptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * What makes Spring ask at each start whether to take what it has generated: the listener of the
 * module {@code spring}, named in {@code META-INF/spring.factories} (Spring Framework, {@code
 * SpringFactoriesLoader}).
 */
final class StartFiles {
  private static final String FACTORIES = "META-INF/spring.factories";
  private static final String LISTENERS = "org.springframework.context.ApplicationListener";

  /** Named and not loaded: the classes that it extends are in the function alone. */
  private static final String LISTENER = "ProcessedStart";

  private StartFiles() {}

  /** The classes with the listener, in which what the function says stays. */
  static FileTree addTo(FileTree classes) throws IOException {
    FileTree.Builder files = FileTree.builder();
    for (String name : new String[] {LISTENER, Assumptions.class.getSimpleName()}) {
      try (InputStream in = Assumptions.class.getResourceAsStream(name + ".class")) {
        if (in == null) {
          throw new IOException("Lava's own class is gone: " + name);
        }
        files.put(directory() + name + ".class", file(in.readAllBytes()));
      }
    }
    return classes.with(files.put(FACTORIES, file(factories(classes))).build());
  }

  /** Of one name's two lines in such a file the later counts, so that has both's values. */
  private static byte[] factories(FileTree classes) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Properties own = new Properties();
    if (classes.resolve(FACTORIES).orElse(null) instanceof Node.File(Content content, _)) {
      try (InputStream in = content.open()) {
        in.transferTo(text);
      }
      try (InputStream in = content.open()) {
        own.load(in);
      }
      text.write('\n');
    }
    String listener = Assumptions.class.getPackageName() + "." + LISTENER;
    String others = own.getProperty(LISTENERS, "");
    String all = others.isBlank() ? listener : others.strip() + "," + listener;
    text.writeBytes((LISTENERS + "=" + all + "\n").getBytes(StandardCharsets.ISO_8859_1));
    return text.toByteArray();
  }

  private static String directory() {
    return Assumptions.class.getPackageName().replace('.', '/') + "/";
  }

  private static Node.File file(byte[] bytes) {
    return new Node.File(Content.of(bytes), 0_644);
  }
}

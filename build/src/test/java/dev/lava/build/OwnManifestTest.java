package dev.lava.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class OwnManifestTest {
  private static final String PATH = "META-INF/MANIFEST.MF";

  @Test
  void names_no_dependencies_and_says_all_else() throws Exception {
    FileTree classes =
        manifest(
            """
            Manifest-Version: 1.0
            Class-Path: lib/a.jar lib/b.jar
            Implementation-Version: 2.1

            Name: com/example/
            Sealed: true

            """);

    Manifest own = read(OwnManifest.withoutClassPath(classes));

    assertThat(own.getMainAttributes().getValue("Class-Path")).isNull();
    assertThat(own.getMainAttributes().getValue("Implementation-Version")).isEqualTo("2.1");
    assertThat(own.getAttributes("com/example/").getValue("Sealed")).isEqualTo("true");
  }

  @Test
  void stays_byte_for_byte_where_it_names_none() throws Exception {
    FileTree classes = manifest("Manifest-Version: 1.0\nX-Odd:  spaces\n\n");

    assertThat(OwnManifest.withoutClassPath(classes)).isSameAs(classes);
    assertThat(OwnManifest.withoutClassPath(FileTree.empty())).isEqualTo(FileTree.empty());
  }

  private static FileTree manifest(String text) {
    Content content = Content.of(text.getBytes(StandardCharsets.UTF_8));
    return FileTree.builder().put(PATH, new Node.File(content, 0_644)).build();
  }

  private static Manifest read(FileTree classes) throws Exception {
    if (classes.resolve(PATH).orElseThrow() instanceof Node.File(Content content, _)) {
      try (InputStream in = content.open()) {
        return new Manifest(in);
      }
    }
    throw new AssertionError("no manifest");
  }
}

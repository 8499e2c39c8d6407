package dev.lava.build;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The manifest of a function's own classes, as {@code function.jar} has it.
 *
 * <p>Its {@code Class-Path}, which names the dependencies where a build tool had put them, is left
 * out. AWS Lambda does not look at it in a package of classes, and the image's class path has them
 * all. With it, the JVM would look for classes in them before it comes to what stands behind
 * function.jar, such as the classes of old formats that are written anew.
 */
final class OwnManifest {
  private OwnManifest() {}

  /** The classes with the manifest as it is to be; the same where there is no such entry. */
  static FileTree withoutClassPath(FileTree classes) throws IOException {
    if (!(classes.resolve(JarFile.MANIFEST_NAME).orElse(null)
        instanceof Node.File(Content content, int mode))) {
      return classes;
    }
    Manifest manifest;
    try (InputStream in = content.open()) {
      manifest = new Manifest(in);
    }
    if (manifest.getMainAttributes().remove(Attributes.Name.CLASS_PATH) == null) {
      return classes;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    manifest.write(text);
    return classes.with(
        FileTree.builder()
            .put(JarFile.MANIFEST_NAME, new Node.File(Content.of(text.toByteArray()), mode))
            .build());
  }
}

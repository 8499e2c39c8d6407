package dev.lava.build.project;

import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar, taken apart: what stands in its {@code lib/} are dependencies, the rest is the function.
 */
record JarProject(Path jar) implements Project {
  @Override
  public FunctionContents contents(Path scratch, Progress progress)
      throws BuildException, IOException {
    FileTree.Builder tree = FileTree.builder();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      int number = 0;
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (entry.isDirectory()) {
          continue;
        }
        // Names in an archive are hostile: the tree refuses those that lead elsewhere, and the file
        // on the host gets a name of ours.
        Path file = scratch.resolve("entry-" + number++);
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, file);
        }
        tree.put(entry.getName(), new Node.File(Content.of(file), 0_644));
      }
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      throw new BuildException(
          "'%s' is no jar that can be read: %s".formatted(jar, e.getMessage()));
    }
    return Packaged.split(jar, tree.build());
  }
}

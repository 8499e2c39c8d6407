package dev.lava.build.project;

import dev.lava.build.inputs.FileStates;
import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A jar, or a zip package, taken apart: the jars in it and those that its manifest's {@code
 * Class-Path} names are dependencies, the rest is the function.
 */
record JarProject(Path jar) implements Project {
  /** As many places under {@code META-INF/maven} show that several libraries were made one. */
  private static final int SHADED = 3;

  @Override
  public FunctionContents contents(Path scratch, Progress progress)
      throws BuildException, IOException {
    FileTree tree = entries(scratch);
    JarClassPath named = JarClassPath.of(jar, tree);
    FunctionContents split = Packaged.split(jar, named.without(tree));
    if (named.isEmpty()) {
      return split.noting(notes(tree));
    }
    List<Dependency> dependencies = new ArrayList<>(split.dependencies());
    dependencies.addAll(named.dependencies());
    List<String> notes = new ArrayList<>(notes(tree));
    notes.addAll(named.notes());
    return FunctionContents.of(split.classes(), dependencies)
        .from(Optional.of(named.places()))
        .noting(notes);
  }

  @Override
  public Optional<FileStates> inputs() throws IOException {
    return Optional.of(new FileStates().file(jar));
  }

  private FileTree entries(Path scratch) throws BuildException, IOException {
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
      return tree.build();
    } catch (ZipException | IllegalArgumentException e) {
      throw new BuildException(
          "'%s' is no jar that can be read: %s".formatted(jar, e.getMessage()));
    }
  }

  /** Nobody can tell any more which class of a shaded jar is whose. */
  private List<String> notes(FileTree tree) {
    long libraries =
        tree.entries().keySet().stream()
            .filter(path -> path.startsWith("META-INF/maven/") && path.endsWith("/pom.properties"))
            .count();
    return libraries < SHADED
        ? List.of()
        : List.of(
            "'%s' has the classes of %d libraries in one jar, so each change of the function changes all of them in the image; give the project, or a jar with its dependencies in lib/"
                .formatted(jar, libraries));
  }
}

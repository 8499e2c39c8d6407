package dev.lava.build.project;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The jars beside a jar that its manifest names (JAR specification, "Class-Path Attribute"), as
 * application plug-ins of build tools write it.
 *
 * @param places the jars that are there
 * @param missing what is named and is not there, as it is written
 */
record JarClassPath(List<Path> places, List<String> missing) {
  static JarClassPath of(Path jar, FileTree tree) throws IOException {
    List<Path> places = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Path beside = jar.toAbsolutePath().normalize();
    for (String entry : entries(tree)) {
      Optional<Path> place = place(beside, entry).filter(Files::isRegularFile);
      place.ifPresentOrElse(places::add, () -> missing.add(entry));
    }
    return new JarClassPath(List.copyOf(places), List.copyOf(missing));
  }

  boolean isEmpty() {
    return places.isEmpty() && missing.isEmpty();
  }

  List<Dependency> dependencies() throws IOException {
    List<Dependency> dependencies = new ArrayList<>();
    for (Path place : places) {
      dependencies.add(new Dependency(place.getFileName().toString(), Content.of(place)));
    }
    return dependencies;
  }

  /** The JVM passes over what is missing, and so do we, but not in silence. */
  List<String> notes() {
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "the manifest's Class-Path names what is not there, and the image goes without: "
                + String.join(", ", missing));
  }

  /** The tree without the attribute: its jars stand elsewhere in the image. */
  FileTree without(FileTree tree) throws IOException {
    if (isEmpty()) {
      return tree;
    }
    Manifest manifest = manifest(tree);
    manifest.getMainAttributes().remove(Attributes.Name.CLASS_PATH);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return tree.with(
        FileTree.builder()
            .put(JarFile.MANIFEST_NAME, new Node.File(Content.of(bytes.toByteArray()), 0_644))
            .build());
  }

  private static List<String> entries(FileTree tree) throws IOException {
    String named = manifest(tree).getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    return named == null || named.isBlank() ? List.of() : List.of(named.strip().split(" +", -1));
  }

  private static Manifest manifest(FileTree tree) throws IOException {
    if (!(tree.at(JarFile.MANIFEST_NAME).orElse(null) instanceof Node.File file)) {
      return new Manifest();
    }
    try (InputStream in = file.content().open()) {
      return new Manifest(in);
    }
  }

  private static Optional<Path> place(Path jar, String entry) {
    try {
      URI named = jar.toUri().resolve(new URI(entry));
      return "file".equals(named.getScheme()) ? Optional.of(Path.of(named)) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException _) {
      return Optional.empty();
    }
  }
}

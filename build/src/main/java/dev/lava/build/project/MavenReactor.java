package dev.lava.build.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A Maven project among those that are built together with it. A module needs its siblings, which
 * Maven only finds from the project that lists them all.
 *
 * @param root the outermost project that leads to the module by its {@code <modules>}; the module
 *     itself where there is none
 * @param module the project that is wanted
 */
record MavenReactor(Path root, Path module) {
  private static final String POM = "pom.xml";

  static MavenReactor of(Path directory) throws IOException {
    Path module = directory.toAbsolutePath().normalize();
    Path root = module;
    for (Path above = root.getParent(); above != null; above = above.getParent()) {
      if (modules(above).contains(root)) {
        root = above;
      }
    }
    return new MavenReactor(root, module);
  }

  /** What makes Maven, started in the root, build the module and what it needs of the others. */
  List<String> selection() {
    return root.equals(module)
        ? List.of()
        : List.of("--projects", root.relativize(module).toString(), "--also-make");
  }

  /** The directories of the projects that this one lists, in all its profiles. */
  static List<Path> modules(Path project) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String text : texts(project.resolve(POM), "module")) {
      Path listed = project.resolve(text).normalize();
      found.add(listed.endsWith(POM) ? listed.getParent() : listed);
    }
    return found;
  }

  /**
   * The files outside of the root that say how to build: parents, and {@code .mvn} directories
   * above.
   */
  List<Path> outside() throws IOException {
    List<Path> found = new ArrayList<>();
    Path pom = module.resolve(POM);
    while (Files.isRegularFile(pom)) {
      if (!pom.startsWith(root)) {
        found.add(pom);
      }
      List<String> named = texts(pom, "relativePath");
      Path parent = pom.resolveSibling(named.isEmpty() ? "../" + POM : named.getFirst());
      parent = (Files.isDirectory(parent) ? parent.resolve(POM) : parent).normalize();
      if (parent.equals(pom) || found.contains(parent)) {
        break;
      }
      pom = parent;
    }
    for (Path above = root.getParent(); above != null; above = above.getParent()) {
      found.add(above.resolve(".mvn"));
    }
    return found;
  }

  /** The texts of all elements of this name; none where the file is not there or is no XML. */
  private static List<String> texts(Path pom, String element) throws IOException {
    if (!Files.isRegularFile(pom)) {
      return List.of();
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    List<String> texts = new ArrayList<>();
    try (InputStream in = Files.newInputStream(pom)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT
            && reader.getLocalName().equals(element)) {
          String text = reader.getElementText().strip();
          if (!text.isEmpty()) {
            texts.add(text);
          }
        }
      }
      return texts;
    } catch (XMLStreamException | InvalidPathException _) {
      // Maven says what is wrong with it, and says it better.
      return List.of();
    }
  }
}

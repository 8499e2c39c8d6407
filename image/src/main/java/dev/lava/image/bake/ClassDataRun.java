package dev.lava.image.bake;

import dev.lava.image.recipe.Step;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Lets a Java runtime write an archive of the classes that every start needs: those that the JDK
 * itself lists, those that the recipe lists, and all classes of the jars.
 *
 * <p>It is a static archive, made from lists and not from a run, because its bytes are the same
 * each time; and without linked classes, because those are not, and because the JVM refuses them
 * where an agent or a debugger is there.
 */
final class ClassDataRun {
  private static final String LIST = "classes-to-archive";

  /**
   * G1 writes the archive's heap objects, whatever collector reads them; it is named because the
   * JVM would choose another one on a small machine, and the heap because its size is in the bytes.
   */
  private static final List<String> DUMP =
      List.of("-Xshare:dump", "-XX:+UseG1GC", "-Xms128m", "-Xmx128m");

  private final BakeSettings settings;
  private final WorkDirectory work;

  ClassDataRun(BakeSettings settings, WorkDirectory work) {
    this.settings = settings;
    this.work = work;
  }

  /**
   * The archive.
   *
   * @param java what has the Java runtime that writes, and will read, the archive
   * @param own the tree with the jars
   */
  Node.File run(Step.ClassData step, FileTree java, FileTree own) throws IOException {
    List<String> jars = jars(step, own);
    Path root = work.create("class-data-" + step.into().replace('/', '-'));
    FileTree.builder()
        .putAll("", RootCommand.mountPoints())
        .putAll("", java)
        .putAll("", own)
        .put(LIST, file(String.join("\n", classes(step, java, own, jars)) + "\n"))
        .put(parent(step.into()), new Node.Directory(0_755))
        .build()
        .writeTo(root);
    List<String> arguments = new ArrayList<>();
    arguments.add("/" + step.java() + "/bin/java");
    arguments.addAll(DUMP);
    arguments.add("-XX:SharedClassListFile=/" + LIST);
    arguments.add("-XX:SharedArchiveFile=/" + step.into());
    arguments.addAll(List.of("-classpath", "/" + String.join(":/", jars)));
    Task.told(
        "write the class data archive",
        settings.progress(),
        () -> new RootCommand(settings.sandbox()).run(root, arguments));
    return new Node.File(Content.of(root.resolve(step.into())), 0_644);
  }

  private static List<String> jars(Step.ClassData step, FileTree own) throws BakeException {
    Pattern pattern = step.classPath().regex();
    List<String> jars =
        own.entries().keySet().stream().filter(path -> pattern.matcher(path).matches()).toList();
    if (jars.isEmpty()) {
      throw new BakeException(
          "the step 'class-data' finds no jars in its stage; '%s' matches none"
              .formatted(step.classPath()));
    }
    return jars;
  }

  private static SequencedSet<String> classes(
      Step.ClassData step, FileTree java, FileTree own, List<String> jars) throws IOException {
    SequencedSet<String> classes = new LinkedHashSet<>();
    String listed = step.java() + "/lib/classlist";
    if (java.at(listed).orElse(null) instanceof Node.File(Content content, int _)) {
      try (InputStream in = content.open()) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(classes::add);
      }
    }
    classes.addAll(step.classes());
    for (String jar : jars) {
      if (own.at(jar).orElse(null) instanceof Node.File(Content content, int _)) {
        addClasses(content, classes);
      }
    }
    return classes;
  }

  private static void addClasses(Content jar, SequencedSet<String> classes) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(jar.open())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        // Neither descriptors nor the classes for other versions of Java.
        if (name.endsWith(".class") && !name.contains("-")) {
          classes.add(name.substring(0, name.length() - ".class".length()));
        }
      }
    }
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "the step 'class-data' writes into a directory; '%s' has none".formatted(path));
    }
    return path.substring(0, slash);
  }

  private static Node.File file(String text) {
    return new Node.File(Content.of(text.getBytes(StandardCharsets.UTF_8)), 0_644);
  }
}

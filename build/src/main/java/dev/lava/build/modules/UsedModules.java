package dev.lava.build.modules;

import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The modules of the JDK whose packages class files name: in what they extend, call and declare,
 * and in texts that are a class's whole name, with which libraries look for optional parts of the
 * JDK. What is only named in configuration, or put together at run time, is not seen.
 */
public final class UsedModules {
  /**
   * What no class file names and functions rely on: TLS with elliptic curves, {@code jar:} and zip
   * file systems, and what libraries reach for when they look for {@code sun.misc.Unsafe}.
   */
  private static final List<String> ALWAYS =
      List.of("java.base", "jdk.crypto.ec", "jdk.unsupported", "jdk.zipfs");

  private final JdkModules modules = new JdkModules();
  private final Set<String> packages = new HashSet<>();

  private UsedModules() {}

  /**
   * The modules for a function, with all that they require.
   *
   * @param runtime the jars that the image brings
   * @param offered the modules that the full image has, and all that may be taken
   * @param added modules that the user names, which are taken in any case
   */
  public static SortedSet<String> of(
      FunctionContents contents, List<Content> runtime, Set<String> offered, List<String> added)
      throws IOException {
    UsedModules used = new UsedModules();
    for (Content jar : runtime) {
      used.readJar(jar);
    }
    for (Dependency dependency : contents.dependencies()) {
      used.readJar(dependency.content());
    }
    for (var entry : contents.classes().entries().entrySet()) {
      if (entry.getValue() instanceof Node.File(Content content, _)) {
        try (InputStream in = content.open()) {
          used.read(entry.getKey(), in);
        }
      }
    }
    return used.complete(offered, added);
  }

  private SortedSet<String> complete(Set<String> offered, List<String> added) {
    Set<String> all = modules.complete(offered, Set.of());
    Set<String> wanted = new TreeSet<>(ALWAYS);
    packages.forEach(name -> modules.ofPackage(name).ifPresent(wanted::add));
    wanted.retainAll(all);
    wanted.addAll(added);
    SortedSet<String> complete = modules.complete(wanted, offered);
    // What this JDK does not know may yet be one of the image's.
    complete.addAll(added);
    return complete;
  }

  private void readJar(Content jar) throws IOException {
    try (InputStream in = jar.open();
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        read(entry.getName(), zip);
      }
    }
  }

  private void read(String path, InputStream in) throws IOException {
    if (path.endsWith(".class") && !path.endsWith("module-info.class")) {
      NamedPackages.of(in.readAllBytes(), packages::add);
    }
  }
}

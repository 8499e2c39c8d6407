package dev.lava.image.bake;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The modules of a JDK as files ({@code NAME.jmod}: four bytes, then a zip archive), laid out for
 * jlink: only those that it will link, and without compression, so that jlink need not undo any.
 */
final class ModuleFiles {
  private static final byte[] MAGIC = {'J', 'M', 1, 0};
  private static final String ENDING = ".jmod";

  private final FileTree modules;

  /**
   * @param modules the JDK's directory of modules
   */
  ModuleFiles(FileTree modules) {
    this.modules = modules;
  }

  /**
   * Writes modules and all that they require into an empty directory of the host.
   *
   * @param stripped whether the classes lose their tables of local variables
   * @throws BakeException where the JDK lacks one; the message names it
   */
  void layOut(Collection<String> names, boolean stripped, Path directory) throws IOException {
    SortedMap<String, Content> needed = closure(names);
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
      SortedMap<String, Future<?>> work = new TreeMap<>();
      needed.forEach(
          (name, content) -> {
            Callable<?> write =
                () -> {
                  rewrite(content, stripped, directory.resolve(name + ENDING));
                  return null;
                };
            work.put(name, threads.submit(write));
          });
      for (Future<?> one : work.values()) {
        StageTrees.await(one);
      }
    }
  }

  private SortedMap<String, Content> closure(Collection<String> names) throws IOException {
    SortedMap<String, Content> found = new TreeMap<>();
    Deque<String> todo = new ArrayDeque<>(names);
    while (!todo.isEmpty()) {
      String name = todo.removeFirst();
      if (found.containsKey(name)) {
        continue;
      }
      if (!(modules.at(name + ENDING).orElse(null) instanceof Node.File file)) {
        throw new BakeException(
            "the step 'jlink' wants the module %s, which the JDK in its stage does not have"
                .formatted(name));
      }
      found.put(name, file.content());
      requires(file.content()).forEach(todo::add);
    }
    return found;
  }

  private static Collection<String> requires(Content content) throws IOException {
    try (InputStream in = open(content);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("classes/module-info.class")) {
          return ModuleDescriptor.read(zip).requires().stream()
              .filter(one -> !one.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
              .map(ModuleDescriptor.Requires::name)
              .toList();
        }
      }
    }
    throw new BakeException("a file of a JDK's modules has no classes/module-info.class");
  }

  private static void rewrite(Content module, boolean stripped, Path to) throws IOException {
    try (InputStream in = open(module);
        ZipInputStream from = new ZipInputStream(in);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
      out.write(MAGIC);
      ZipOutputStream zip = new ZipOutputStream(out);
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        if (!entry.isDirectory()) {
          byte[] bytes = from.readAllBytes();
          boolean isClass = entry.getName().endsWith(".class");
          store(zip, entry.getName(), stripped && isClass ? LocalVariables.strip(bytes) : bytes);
        }
      }
      zip.finish();
    }
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static InputStream open(Content module) throws IOException {
    InputStream in = new BufferedInputStream(module.open(), 1 << 16);
    in.skipNBytes(MAGIC.length);
    return in;
  }
}

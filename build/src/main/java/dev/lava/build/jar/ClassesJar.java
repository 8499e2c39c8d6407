package dev.lava.build.jar;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a function's classes as a jar: the same classes give the same bytes.
 *
 * <p>A jar and not a directory, because the JVM's caches take only jars on the class path (JEP 483,
 * "Consistency of training and subsequent runs"). Stored and not deflated: the layer around it is
 * compressed, and the JVM then reads classes without inflating them.
 */
public final class ClassesJar {
  /**
   * The second moment that a zip entry can carry, in steps of two seconds. At the first, {@link
   * ZipOutputStream} adds an extended time, which depends on the time zone of the machine.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  /** Larger than any class file that is not out of the ordinary. */
  private static final long LARGE = 1 << 20;

  private ClassesJar() {}

  /** Writes the jar to a file that is not there yet. Links become the files they lead to. */
  public static void write(FileTree classes, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(classes, out);
    }
  }

  /** Writes the jar to a stream, which stays open. */
  public static void write(FileTree classes, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
    for (String path : order(classes)) {
      put(zip, classes, path);
    }
    zip.finish();
    zip.flush();
  }

  /** By path, but for the manifest, which the jar specification wants first. */
  private static Collection<String> order(FileTree classes) {
    SequencedSet<String> order = new LinkedHashSet<>(classes.entries().keySet());
    if (order.contains(JarFile.MANIFEST_NAME)) {
      order.addFirst(JarFile.MANIFEST_NAME);
      order.addFirst("META-INF");
    }
    return order;
  }

  private static void put(ZipOutputStream zip, FileTree classes, String path) throws IOException {
    switch (classes.resolve(path).orElse(null)) {
      case Node.File(Content content, _) -> put(zip, path, content);
      case Node.Directory _ -> {
        ZipEntry entry = new ZipEntry(path + "/");
        entry.setTimeLocal(TIME);
        entry.setSize(0);
        entry.setCrc(0);
        zip.putNextEntry(entry);
        zip.closeEntry();
      }
      case Node.Symlink _ -> throw new IllegalStateException("a resolved node is no link: " + path);
      case null ->
          throw new IOException("'%s' is a symbolic link that leads nowhere".formatted(path));
    }
  }

  /** The checksum comes before the bytes, so what is too large to hold is read twice. */
  private static void put(ZipOutputStream zip, String path, Content content) throws IOException {
    Content held = content.size() > LARGE ? content : Content.of(bytes(content));
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(TIME);
    entry.setSize(held.size());
    entry.setCrc(crc(held));
    zip.putNextEntry(entry);
    try (InputStream in = held.open()) {
      in.transferTo(zip);
    }
    zip.closeEntry();
  }

  private static byte[] bytes(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    }
  }

  private static long crc(Content content) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[Math.clamp(content.size(), 1, 1 << 16)];
    try (InputStream in = content.open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    return crc.getValue();
  }
}

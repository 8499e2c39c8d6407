package dev.lava.trainer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A function that lies in its directory as single files, as one jar: the JVM makes no cache of
 * directories. The directory stays as it is, and is no longer on the class path.
 */
final class ClassesJar {
  /** The second moment that a zip entry can carry; the first would add the machine's time zone. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private ClassesJar() {}

  /** Whether the function is a directory: there is more than jars, and no jar of the classes. */
  static boolean isNeeded(Path task) throws IOException {
    return Files.notExists(task.resolve("function.jar")) && !files(task).isEmpty();
  }

  /** Writes the jar. Stored and not deflated, for the layer around it is compressed. */
  static void write(Path task, Path jar) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Path file : files(task)) {
        byte[] bytes = Files.readAllBytes(file);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(task.relativize(file).toString());
        entry.setTimeLocal(TIME);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
      }
    }
  }

  /** All files but those in {@code lib} and {@code .lava}, sorted. */
  private static List<Path> files(Path task) throws IOException {
    try (Stream<Path> files = Files.walk(task)) {
      return files
          .filter(file -> !file.startsWith(task.resolve("lib")))
          .filter(file -> !file.startsWith(task.resolve(".lava")))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}

package dev.lava.bench.contender;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Roots that share their files with an unpacked image by hard links: made in no time, taking no
 * space, and with the same pages in the kernel's cache for all contenders.
 */
final class LinkedRoot {
  private LinkedRoot() {}

  /**
   * Makes a directory that holds what the image's root holds.
   *
   * @param without paths relative to the root that are left out with all that is below them
   */
  static void make(Path image, Path root, Set<String> without) throws IOException {
    Files.walkFileTree(
        image,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            Path relative = image.relativize(path);
            if (without.contains(relative.toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(root.resolve(relative));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            Path copy = root.resolve(image.relativize(path));
            if (without.contains(image.relativize(path).toString())) {
              return FileVisitResult.CONTINUE;
            }
            if (attributes.isRegularFile()) {
              link(copy, path);
            } else {
              Files.copy(path, copy, LinkOption.NOFOLLOW_LINKS);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Path copy = root.resolve(image.relativize(path));
            Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(path));
            Files.setLastModifiedTime(copy, Files.getLastModifiedTime(path));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Some file systems have no hard links, and no file has endlessly many. */
  private static void link(Path copy, Path file) throws IOException {
    try {
      Files.createLink(copy, file);
    } catch (UnsupportedOperationException | IOException _) {
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}

package dev.lava.image.debian;

import dev.lava.image.ImageException;
import dev.lava.image.atomic.Deletion;
import dev.lava.image.atomic.ProcessLock;
import dev.lava.image.untar.ArchiveException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Packages unpacked once.
 *
 * <pre>
 * DIRECTORY/HEX          a package, named by the digest of the package file
 * DIRECTORY/.filling/    packages on their way; each is renamed when it is whole
 * DIRECTORY/.locks/      one file a package: only one process fills its directory at a time
 * </pre>
 */
final class UnpackCache {
  private final Path directory;

  UnpackCache(Path directory) {
    this.directory = directory;
  }

  /** A package that was unpacked before; empty where it was not, or is damaged. */
  Optional<UnpackedPackage> find(ResolvedPackage identity) throws IOException {
    try {
      return UnpackedDirectory.read(place(identity), identity);
    } catch (NoSuchFileException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Somebody was at the directory: it is made anew from the package file.
      return Optional.empty();
    }
  }

  /**
   * Unpacks a package file.
   *
   * @param shown the package file as messages show it
   */
  UnpackedPackage unpack(
      ResolvedPackage identity, Path file, String shown, Decompressor decompressor)
      throws IOException {
    Path locks = Files.createDirectories(directory.resolve(".locks"));
    try (ProcessLock _ = ProcessLock.acquire(locks, identity.digest().hex())) {
      Optional<UnpackedPackage> ofAnother = find(identity);
      if (ofAnother.isPresent()) {
        return ofAnother.get();
      }
      return fill(identity, file, shown, decompressor);
    }
  }

  /** Unpacks it anew; nobody else does so at the same time. */
  UnpackedPackage fill(ResolvedPackage identity, Path file, String shown, Decompressor decompressor)
      throws IOException {
    Path filling = directory.resolve(".filling").resolve(identity.digest().hex());
    // What a process that was killed left behind, or somebody damaged.
    Deletion.of(filling);
    Deletion.of(place(identity));
    try {
      Files.createDirectories(filling);
      DebArchive.unpack(file, identity, decompressor, new UnpackedDirectory(filling));
      UnpackedDirectory.read(filling, identity);
      Files.move(filling, place(identity), StandardCopyOption.ATOMIC_MOVE);
      return UnpackedDirectory.read(place(identity), identity)
          .orElseThrow(() -> new DebianException("it does not read back as it was written"));
    } catch (DebianException | ArchiveException | IllegalArgumentException e) {
      throw refused(shown, e.getMessage(), e);
    } catch (ImageException | InterruptedIOException | ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw refused(shown, "it cannot be read (%s)".formatted(e), e);
    } finally {
      Deletion.of(filling);
    }
  }

  private static DebianException refused(String shown, @Nullable String reason, Exception e) {
    return new DebianException(
        "the package %s is not as it should be: %s. Nothing of it is used; take another mirror."
            .formatted(shown, reason),
        e);
  }

  private Path place(ResolvedPackage identity) {
    return directory.resolve(identity.digest().hex());
  }
}

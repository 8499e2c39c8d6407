package dev.lava.image.debian;

import dev.lava.image.Digest;
import java.util.Arrays;

/**
 * A package, down to its bytes: what a lock file keeps.
 *
 * @param name the package's name
 * @param version its version
 * @param architecture {@code amd64}, {@code arm64} or {@code all}
 * @param area which archive has it
 * @param path where it is there, such as {@code pool/main/d/dash/dash_0.5.12-12_amd64.deb}
 * @param size how many bytes the package file has
 * @param digest their digest
 */
public record ResolvedPackage(
    String name,
    String version,
    String architecture,
    Area area,
    String path,
    long size,
    Digest digest) {

  public ResolvedPackage {
    if (path.startsWith("/") || Arrays.asList(path.split("/", -1)).contains("..")) {
      throw new IllegalArgumentException(
          "the package %s is at '%s'; valid is a path inside the archive, such as pool/main/d/dash/dash_0.5.12-12_amd64.deb"
              .formatted(name, path));
    }
  }
}

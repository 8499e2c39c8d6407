package dev.lava.image.bom;

import java.util.List;

/**
 * A Java runtime, by its file {@code release}.
 *
 * @param path where that is in the image
 * @param implementor who built it
 * @param version its version with the build, such as {@code 25.0.3+9-Debian}
 * @param javaVersion the version alone, which its modules have too
 * @param modules its modules, sorted
 */
record JavaRuntime(
    String path, String implementor, String version, String javaVersion, List<String> modules) {
  JavaRuntime {
    modules = List.copyOf(modules);
  }
}

package dev.lava.build.home;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where Lava keeps what it built and downloaded: {@code $LAVA_HOME}, by default {@code
 * ~/.cache/lava}. All of it can be deleted at any time; it costs time, not work.
 *
 * @param directory the folder
 */
public record LavaHome(Path directory) {
  /** The folder that these environment variables and the user name. */
  public static LavaHome of(Map<String, String> environment) {
    String named = environment.get("LAVA_HOME");
    return new LavaHome(
        named == null || named.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache", "lava")
            : Path.of(named).toAbsolutePath());
  }

  /** The local store, an OCI image layout. */
  public Path store() {
    return directory.resolve("store");
  }

  /** Downloads, steps of recipes, and other things worth keeping between builds. */
  public Path cache() {
    return directory.resolve("cache");
  }

  /** Images unpacked for sandboxes. */
  public Path roots() {
    return directory.resolve("roots");
  }

  /** What builds of functions remember. */
  public Path builds() {
    return cache().resolve("functions");
  }

  /** Where functions are trained, and what came of it. */
  public Path training() {
    return directory.resolve("training");
  }
}

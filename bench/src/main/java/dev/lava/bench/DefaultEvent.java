package dev.lava.bench;

import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.build.types.FunctionTypes;
import dev.lava.build.types.SampleEvent;
import dev.lava.image.ImageConfig;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An event for a function that is measured without being given one. */
final class DefaultEvent {
  private static final String EMPTY = "{}";

  private DefaultEvent() {}

  /** The event of the settings, or one that is made up where they have none. */
  static String of(
      BenchmarkSettings settings, Path root, ImageConfig config, TemporaryDirectory workspace)
      throws IOException {
    return settings.event().isPresent()
        ? settings.event().get()
        : of(root, config, workspace.directory("types"));
  }

  /**
   * An event that is made up from the type that the handler of an image takes; an empty object
   * where that type is not known.
   *
   * @param root the image, unpacked
   * @param scratch a directory for files that are of no use afterwards
   */
  private static String of(Path root, ImageConfig config, Path scratch) throws IOException {
    if (config.command().size() != 1) {
      return EMPTY;
    }
    try (FunctionTypes types = FunctionTypes.open(contents(root.resolve("var/task")), scratch)) {
      return types
          .declaration(config.command().getFirst())
          .map(found -> new String(SampleEvent.of(found.event()), StandardCharsets.UTF_8))
          .orElse(EMPTY);
    }
  }

  private static FunctionContents contents(Path task) throws IOException {
    if (!Files.isDirectory(task)) {
      return new FunctionContents(FileTree.empty(), List.of());
    }
    FileTree classes =
        FileTree.scan(task)
            .filter(path -> !path.startsWith("lib/") && !path.startsWith(".lava/") && !isJar(path));
    List<Dependency> jars = new ArrayList<>(jars(task));
    jars.addAll(jars(task.resolve("lib")));
    return new FunctionContents(classes, jars);
  }

  private static List<Dependency> jars(Path directory) throws IOException {
    List<Dependency> jars = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(file -> isJar(file.toString())).sorted().toList()) {
          jars.add(new Dependency(file.getFileName().toString(), Content.of(file)));
        }
      }
    }
    return jars;
  }

  private static boolean isJar(String path) {
    return path.endsWith(".jar");
  }
}

package dev.lava.image.bake;

import dev.lava.image.recipe.Glob;
import dev.lava.image.recipe.JlinkOption;
import dev.lava.image.recipe.Step;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Runs jlink inside the root that its JDK was made for, for the JDK needs that root's C library.
 *
 * <p>Where the image is for another processor than this machine's, a JDK for this machine runs and
 * reads the modules of the other.
 */
final class JlinkRun {
  /** Where jlink finds the modules; no path of Debian's. */
  private static final String MODULES = "modules-to-link";

  /** A short-lived program on a few processors: neither large heaps nor the second compiler pay. */
  private static final List<String> SHORT_LIVED =
      List.of("-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1");

  private final BakeSettings settings;
  private final WorkDirectory work;

  JlinkRun(BakeSettings settings, WorkDirectory work) {
    this.settings = settings;
    this.work = work;
  }

  /**
   * The Java runtime, as a tree of its own.
   *
   * @param host the root with the JDK that runs
   * @param target the root with the JDK whose modules are linked
   */
  FileTree run(Step.Jlink step, FileTree host, FileTree target) throws IOException {
    String hostJdk = jdk(host, step.jdk());
    FileTree modules = target.below(jdk(target, step.jdk()) + "/jmods");
    Path root = work.create("jlink-" + step.into().replace('/', '-'));
    String ownModules = hostJdk + "/jmods";
    FileTree.builder()
        .putAll("", RootCommand.mountPoints())
        .putAll("", host.filter(path -> !path.startsWith(ownModules)))
        .build()
        .writeTo(root);
    Path output = root.resolve(step.into());
    Files.createDirectories(output.getParent());
    Path laidOut = Files.createDirectory(root.resolve(MODULES));
    Task.told(
        "lay out the modules",
        settings.progress(),
        () -> {
          new ModuleFiles(modules).layOut(step.modules(), !step.localVariables(), laidOut);
          return laidOut;
        });

    List<String> arguments = new ArrayList<>();
    arguments.add("/" + hostJdk + "/bin/jlink");
    arguments.addAll(SHORT_LIVED);
    step.options().stream().map(JlinkOption::text).forEach(arguments::add);
    arguments.addAll(List.of("--module-path", "/" + MODULES));
    arguments.addAll(List.of("--add-modules", String.join(",", step.modules())));
    arguments.addAll(List.of("--output", "/" + step.into()));
    Task.told(
        "jlink",
        settings.progress(),
        () -> new RootCommand(settings.sandbox()).run(root, arguments));

    return forEverybody(FileTree.scan(output));
  }

  /**
   * Jlink's files have the modes that the user's umask leaves; others may do what the owner may.
   */
  private static FileTree forEverybody(FileTree tree) {
    FileTree.Builder shared = FileTree.builder();
    tree.entries()
        .forEach(
            (path, node) ->
                shared.put(
                    path,
                    switch (node) {
                      case Node.Directory(int mode) -> new Node.Directory(forEverybody(mode));
                      case Node.File(Content content, int mode) ->
                          new Node.File(content, forEverybody(mode));
                      case Node.Symlink link -> link;
                    }));
    return shared.build();
  }

  /** Reading and executing as the owner may, and writing for the owner alone. */
  private static int forEverybody(int mode) {
    int others = mode & 0_500;
    return (mode & 0_700) | (others >> 3) | (others >> 6);
  }

  /** The one directory that the pattern matches. */
  private static String jdk(FileTree tree, Glob pattern) throws BakeException {
    Pattern regex = pattern.regex();
    long depth = slashes(pattern.pattern());
    List<String> found =
        tree.entries().entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Node.Directory)
            .map(Map.Entry::getKey)
            .filter(path -> slashes(path) == depth && regex.matcher(path).matches())
            .toList();
    if (found.size() != 1) {
      throw new BakeException(
          "the step 'jlink' needs one JDK in its stage; '%s' matches %s"
              .formatted(pattern, found.isEmpty() ? "none" : String.join(", ", found)));
    }
    return found.getFirst();
  }

  private static long slashes(String path) {
    return path.chars().filter(c -> c == '/').count();
  }
}

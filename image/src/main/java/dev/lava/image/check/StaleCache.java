package dev.lava.image.check;

import dev.lava.image.contents.Contents;
import dev.lava.image.contents.Entry;
import dev.lava.image.contents.Format;
import dev.lava.image.contents.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trained cache whose class path has changed since. Its launch plan, {@code
 * /var/task/.lava/launch}, has the length of the class path that was trained with, and the JVM; the
 * jars and their order are those of {@code /var/runtime/bootstrap}.
 */
record StaleCache() implements Check {
  private static final String TASK = "var/task/";
  private static final String PLAN = TASK + ".lava/launch";
  private static final String JAVA = "/var/lang/bin/java";

  @Override
  public Rule rule() {
    return Rule.STALE_CACHE;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject.inContents(
        contents ->
            contents
                .find(TASK + ".lava/function.aot")
                .or(() -> contents.find(TASK + ".lava/function.jsa"))
                .map(cache -> seen(contents, cache))
                .orElse(List.of()));
  }

  private static List<String> seen(Contents contents, Entry cache) {
    List<Entry> classPath = classPath(contents);
    List<String> above =
        classPath.stream()
            .filter(jar -> jar.layer() > cache.layer())
            .map(jar -> "/" + jar.path())
            .toList();
    List<String> seen = new ArrayList<>();
    if (!above.isEmpty()) {
      seen.add("layers above that of /%s bring %s".formatted(cache.path(), Few.of(above)));
    }
    if (contents.file(PLAN).map(Item.File::format).orElse(new Format.Other())
        instanceof Format.Text(String plan)) {
      String[] words = plan.strip().split(" ", 2);
      int length = length(classPath);
      // Jars of Lambda layers may stand behind: those that were there in the training count.
      int longer = length + length(jars(contents, "opt/java/lib/")) + 1;
      if (!words[0].equals(Integer.toString(length))
          && !words[0].equals(Integer.toString(longer))) {
        seen.add(
            "/%s was trained with a class path of %s characters, and the image's has %d"
                .formatted(cache.path(), words[0], length));
      }
      if (words.length == 2 && !words[1].equals(JAVA)) {
        seen.add("/%s was trained with the JVM %s".formatted(cache.path(), words[1]));
      }
    }
    return seen;
  }

  /** Characters of a class path: a slash before each path, and a colon between two. */
  private static int length(List<Entry> jars) {
    return jars.stream().mapToInt(jar -> jar.path().length() + 2).sum() - 1;
  }

  private static List<Entry> classPath(Contents contents) {
    List<Entry> jars = new ArrayList<>(jars(contents, "var/runtime/lib/"));
    contents.find(TASK + ".lava/launch.jar").ifPresent(jars::add);
    Optional<Entry> function =
        contents.find(TASK + "function.jar").or(() -> contents.find(TASK + ".lava/function.jar"));
    function.ifPresent(jars::add);
    contents.find(TASK + ".lava/dependencies.jar").ifPresent(jars::add);
    jars.addAll(jars(contents, TASK + "lib/"));
    return jars;
  }

  private static List<Entry> jars(Contents contents, String directory) {
    return contents.root().values().stream()
        .filter(entry -> entry.path().startsWith(directory) && entry.path().endsWith(".jar"))
        .filter(entry -> entry.path().indexOf('/', directory.length()) < 0)
        .toList();
  }
}

package dev.lava.build.modules;

import dev.lava.image.recipe.Glob;
import dev.lava.image.recipe.JlinkOption;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.Stage;
import dev.lava.image.recipe.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The recipe of a base image for one function, out of the recipe of the full one: a Java runtime of
 * fewer modules, and an operating system without what only the others need.
 */
public final class SlimRecipe {
  /** To be raised when the same modules are to give another image. */
  public static final int RULES = 2;

  private static final Pattern JAVA_VERSION = Pattern.compile("java-(\\d+)");

  /** The first Java whose cache of a function builds on no other archive (JEP 514). */
  private static final int FIRST_WITH_CACHES_OF_THEIR_OWN = 25;

  private static final String DESKTOP = "java.desktop";

  /** Libraries for images, which java.desktop alone links to. */
  private static final List<String> OF_THE_DESKTOP =
      List.of("usr/lib/*/libjpeg.so.*", "usr/lib/*/liblcms2.so.*");

  /**
   * What neither the JVM nor a shell reads: vectorized mathematics for compiled programs that ask
   * for it, and the time zones of native programs, since Java has its own.
   */
  private static final List<String> FOR_OTHER_PROGRAMS =
      List.of("usr/lib/*/libmvec.so.1", "usr/share/zoneinfo/*/*");

  private SlimRecipe() {}

  /**
   * The slim recipe.
   *
   * @param modules all modules of the Java runtime
   * @param trained whether the function brings its own cache; the archive of what every start needs
   *     is then left out, which a start would read only where the JVM cannot use the cache
   */
  public static Recipe of(Recipe full, SortedSet<String> modules, boolean trained) {
    String lowest = full.image().layers().getFirst().from();
    boolean withoutArchive = trained && hasCachesOfTheirOwn(full);
    List<Stage> stages = new ArrayList<>();
    for (Stage stage : full.stages()) {
      List<Step> steps = new ArrayList<>();
      stage.steps().stream()
          .filter(step -> !(withoutArchive && step instanceof Step.ClassData))
          .forEach(step -> steps.add(slim(step, modules)));
      if (stage.name().equals(lowest)) {
        steps.add(new Step.Remove(removed(modules)));
      }
      stages.add(new Stage(stage.name(), steps));
    }
    return new Recipe(full.name(), stages, full.image());
  }

  /** Line numbers of the JDK's own classes go as well; the function's stay. */
  private static Step slim(Step step, SortedSet<String> modules) {
    return step instanceof Step.Jlink jlink
        ? new Step.Jlink(
            jlink.jdk(),
            List.copyOf(modules),
            Stream.concat(
                    jlink.options().stream(),
                    Stream.of(new JlinkOption("--strip-java-debug-attributes")))
                .toList(),
            jlink.localVariables(),
            jlink.into())
        : step;
  }

  private static boolean hasCachesOfTheirOwn(Recipe recipe) {
    return recipe.stages().stream()
        .flatMap(stage -> stage.steps().stream())
        .filter(Step.Jlink.class::isInstance)
        .map(step -> JAVA_VERSION.matcher(((Step.Jlink) step).jdk().toString()))
        .filter(Matcher::find)
        .anyMatch(version -> Integer.parseInt(version.group(1)) >= FIRST_WITH_CACHES_OF_THEIR_OWN);
  }

  private static List<Glob> removed(SortedSet<String> modules) {
    return Stream.concat(
            modules.contains(DESKTOP) ? Stream.of() : OF_THE_DESKTOP.stream(),
            FOR_OTHER_PROGRAMS.stream())
        .map(Glob::new)
        .toList();
  }
}

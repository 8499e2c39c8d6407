package dev.lava.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the modules to the table in {@code docs/architecture.md}. */
class BordersTest {
  /** Which of our modules each module may use. */
  private static final Map<String, Set<String>> USES =
      Map.of(
          "api", Set.of(),
          "runtime", Set.of("api"),
          "sandbox", Set.of(),
          "trainer", Set.of(),
          "spring", Set.of(),
          "emulator", Set.of(),
          "image", Set.of("sandbox"),
          "build", Set.of("api", "image", "emulator", "runtime", "sandbox", "spring"),
          "bench", Set.of("build", "image", "runtime", "sandbox"),
          "cli", Set.of("bench", "build", "image", "emulator", "sandbox"));

  private static final JavaClasses CLASSES = read();

  private static JavaClasses read() {
    // What others' classes use is not asked; following them would take most of the time.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        // Its own option for this does not know target/quick.
        .withImportOption(location -> !location.contains("/test-classes/"))
        .withImportOption(location -> !location.contains("/dev/lava/testing/"))
        .importPackages("dev.lava");
  }

  @Test
  void every_module_uses_only_what_the_architecture_allows() {
    Set<String> trespasses = new TreeSet<>();
    for (JavaClass user : CLASSES) {
      for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
        String from = module(user);
        String to = module(dependency.getTargetClass());
        if (!to.isEmpty() && !to.equals(from) && !USES.getOrDefault(from, Set.of()).contains(to)) {
          trespasses.add(user.getName() + " uses " + dependency.getTargetClass().getName());
        }
      }
    }

    assertThat(trespasses).isEmpty();
    assertThat(CLASSES.stream().map(BordersTest::module).distinct())
        .containsExactlyInAnyOrderElementsOf(USES.keySet());
  }

  @Test
  void no_two_packages_use_each_other() {
    slices().matching("dev.lava.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    Path repository = Path.of("..").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(repository)) {
      List<Path> silent =
          files
              .filter(file -> file.toString().contains("/src/main/java/dev/lava/"))
              .filter(file -> !file.toString().contains("/samples/"))
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(directory -> Files.notExists(directory.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  private static String module(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.", -1);
    return parts.length > 2 && parts[0].equals("dev") && parts[1].equals("lava") ? parts[2] : "";
  }
}

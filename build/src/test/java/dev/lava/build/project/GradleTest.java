package dev.lava.build.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lava.image.progress.Progress;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Gradle on a project of two parts. Debian's has a hundred megabytes, so it is asked for:
 *
 * <pre>mvn -pl build -am test -Dtest=GradleTest -Dlava.gradle=true</pre>
 */
@EnabledIfSystemProperty(named = "lava.gradle", matches = "true")
class GradleTest {
  @TempDir private Path directory;

  @Test
  void gives_the_classes_of_a_project_and_the_jars_that_it_runs_with() throws Exception {
    RequiredTool.ofDebian("gradle").require();
    write("settings.gradle", "include 'prices'");
    write(
        "build.gradle",
        """
        allprojects { apply plugin: 'java' }
        dependencies {
          runtime files('../released-1.0.jar')
          compile project(':prices')
        }
        """);
    Files.writeString(directory.resolve("released-1.0.jar"), "a jar");
    write("src/main/java/shop/App.java", "package shop; public class App extends Price {}");
    write("src/main/resources/shop.properties", "currency=HUF");
    write("prices/src/main/java/shop/Price.java", "package shop; public class Price {}");
    Path scratch = Files.createDirectory(directory.resolve("scratch"));

    FunctionContents contents =
        Project.at(directory.resolve("project")).contents(scratch, Progress.SILENT);

    assertThat(contents.classes().entries().keySet())
        .contains("shop/App.class", "shop.properties")
        .doesNotContain("shop/Price.class");
    assertThat(contents.dependencies())
        .extracting(Dependency::fileName, Dependency::changing)
        .containsExactlyInAnyOrder(tuple("released-1.0.jar", false), tuple("prices.jar", true));
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve("project").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

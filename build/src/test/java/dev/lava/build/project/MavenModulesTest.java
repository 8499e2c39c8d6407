package dev.lava.build.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.build.inputs.FileStates;
import dev.lava.build.problem.BuildException;
import dev.lava.image.Digest;
import dev.lava.image.progress.Progress;
import dev.lava.testing.Pom;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that is one module of a larger Maven project. */
class MavenModulesTest {
  @TempDir Path directory;
  @TempDir Path scratch;

  @BeforeEach
  void writeProject() throws IOException {
    write(
        "pom.xml",
        Pom.of("com.example:all:1", 21).withModules("shared", "functions/orders").text());
    write("shared/pom.xml", module("shared", "../pom.xml"));
    write(
        "shared/src/main/java/shared/Money.java",
        "package shared; public record Money(long cents) {}");
    write(
        "functions/orders/pom.xml",
        module("orders", "../../pom.xml", "com.example:shared:1", "org.jspecify:jspecify:1.0.1"));
    write(
        "functions/orders/src/main/java/orders/App.java",
        "package orders; public class App { public shared.Money handle() { return new shared.Money(3); } }");
    write("functions/orders/src/main/resources/orders.properties", "currency=EUR");
  }

  @Test
  void is_built_with_the_siblings_that_it_needs_each_as_a_jar_of_its_own() throws Exception {
    new RequiredTool("mvn", "apt-get install maven").require();
    Project orders = Project.at(directory.resolve("functions/orders"));

    FunctionContents contents = orders.contents(scratch, Progress.SILENT);

    assertThat(contents.classes().entries()).containsKeys("orders.properties", "orders/App.class");
    assertThat(contents.dependencies())
        .extracting(Dependency::fileName, Dependency::changing)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("shared.jar", true),
            org.assertj.core.groups.Tuple.tuple("jspecify-1.0.1.jar", false));
    assertThat(contents.origins().orElseThrow())
        .contains(
            directory.resolve("functions/orders/target/classes"),
            directory.resolve("shared/target/classes"));
  }

  @Test
  void the_whole_of_it_is_refused_with_the_modules_to_choose_from() throws Exception {
    new RequiredTool("mvn", "apt-get install maven").require();

    assertThatThrownBy(() -> Project.at(directory).contents(scratch, Progress.SILENT))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "Maven built '%1$s' but left no 'target/classes'; give the directory of the module that holds the handler: one of %1$s/shared, %1$s/functions/orders"
                .formatted(directory));
  }

  @Test
  void a_change_in_a_sibling_is_a_change_of_its_inputs() throws Exception {
    Digest before = inputs();

    write(
        "shared/src/main/java/shared/Money.java",
        "package shared; public record Money(int cents) {}");

    assertThat(inputs()).isNotEqualTo(before);
  }

  @Test
  void what_builds_and_version_control_write_is_none_of_its_inputs() throws Exception {
    Digest before = inputs();

    write("functions/orders/target/classes/orders/App.class", "class");
    write(".git/index", "index");

    assertThat(inputs()).isEqualTo(before);
  }

  @Test
  void a_parent_beside_the_project_is_among_its_inputs() throws Exception {
    write("elsewhere/pom.xml", "<project/>");
    write(
        "alone/pom.xml",
        "<project><parent><relativePath>../elsewhere</relativePath></parent></project>");

    assertThat(MavenReactor.of(directory.resolve("alone")).outside())
        .contains(directory.resolve("elsewhere/pom.xml"));
  }

  private Digest inputs() throws Exception {
    return Project.at(directory.resolve("functions/orders"))
        .inputs()
        .map(FileStates::digest)
        .orElseThrow();
  }

  private static String module(String name, String parent, String... dependencies) {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <parent>
        <groupId>com.example</groupId>
        <artifactId>all</artifactId>
        <version>1</version>
        <relativePath>%s</relativePath>
      </parent>
      <artifactId>%s</artifactId>
      %s
    </project>
    """
        .formatted(parent, name, Pom.dependencies(List.of(dependencies)));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

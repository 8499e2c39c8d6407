package dev.lava.build.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.Compiled;
import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedModulesTest {
  private static final Set<String> OFFERED =
      Set.of("java.se", "jdk.crypto.ec", "jdk.naming.dns", "jdk.unsupported", "jdk.zipfs");

  private static final List<String> LEAST =
      List.of("java.base", "jdk.crypto.ec", "jdk.unsupported", "jdk.zipfs");

  @TempDir Path directory;

  @Test
  void a_function_of_plain_classes_needs_the_least() throws Exception {
    assertThat(of("public class App { public String run(String a) { return a; } }"))
        .containsExactlyElementsOf(LEAST);
  }

  @Test
  void what_is_called_brings_its_module_and_what_that_requires() throws Exception {
    assertThat(of("public class App { java.sql.Connection run() { return null; } }"))
        .contains("java.sql", "java.logging", "java.xml", "java.transaction.xa")
        .doesNotContain("java.desktop", "java.naming");
  }

  @Test
  void a_class_that_is_looked_for_by_name_brings_its_module() throws Exception {
    assertThat(
            of(
                "public class App { Object run() throws Exception { return Class.forName(\"java.net.http.HttpClient\"); } }"))
        .contains("java.net.http");
  }

  @Test
  void a_module_that_looks_for_services_brings_their_providers() throws Exception {
    assertThat(of("public class App { javax.naming.Context run() { return null; } }"))
        .contains("java.naming", "jdk.naming.dns");
  }

  @Test
  void what_the_full_image_lacks_is_not_taken() throws Exception {
    assertThat(of("public class App { jdk.jfr.Event run() { return null; } }"))
        .containsExactlyElementsOf(LEAST);
  }

  @Test
  void modules_that_the_user_names_are_taken() throws Exception {
    assertThat(
            UsedModules.of(
                contents("public class App {}"),
                List.of(),
                OFFERED,
                List.of("jdk.jfr", "jdk.of.another.vendor")))
        .contains("jdk.jfr", "jdk.of.another.vendor");
  }

  @Test
  void classes_for_newer_javas_and_of_modular_jars_count_and_what_is_missing_does_not()
      throws Exception {
    Path classes =
        Compiled.into(
            directory, "public class Newer { java.util.prefs.Preferences run() { return null; } }");
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(jar)) {
      zip.putNextEntry(new ZipEntry("META-INF/versions/21/Newer.class"));
      zip.write(java.nio.file.Files.readAllBytes(classes.resolve("Newer.class")));
      zip.putNextEntry(new ZipEntry("module-info.class"));
      zip.putNextEntry(new ZipEntry("Broken.class"));
      zip.write(new byte[] {1, 2, 3});
    }
    FunctionContents contents =
        new FunctionContents(
            FileTree.builder()
                .put("application.properties", new Node.File(Content.of(new byte[0]), 0_644))
                .build(),
            List.of(new Dependency("newer.jar", Content.of(jar.toByteArray()))));

    assertThat(UsedModules.of(contents, List.of(), OFFERED, List.of())).contains("java.prefs");
  }

  private SortedSet<String> of(String source) throws IOException {
    return UsedModules.of(contents(source), List.of(), OFFERED, List.of());
  }

  private FunctionContents contents(String source) throws IOException {
    return new FunctionContents(FileTree.scan(Compiled.into(directory, source)), List.of());
  }
}

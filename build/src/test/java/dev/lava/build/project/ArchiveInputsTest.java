package dev.lava.build.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.progress.Progress;
import dev.lava.image.tree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shapes of jars and packages that build tools make. */
class ArchiveInputsTest {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  @TempDir Path directory;
  @TempDir Path scratch;

  @Test
  void spring_boots_jar_is_split_into_one_jar_a_dependency_without_its_launcher() throws Exception {
    Path jar =
        zip(
            "app.jar",
            Map.of(
                MANIFEST,
                "Manifest-Version: 1.0\nMain-Class: org.springframework.boot.loader.launch.JarLauncher\n",
                "META-INF/services/java.nio.file.spi.FileSystemProvider",
                "org.springframework.boot.loader.nio.file.NestedFileSystemProvider",
                "META-INF/maven/com.example/app/pom.properties",
                "version=1",
                "org/springframework/boot/loader/launch/JarLauncher.class",
                "launcher",
                "BOOT-INF/classes/com/example/App.class",
                "class",
                "BOOT-INF/classes/application.properties",
                "spring.main.banner-mode=off",
                "BOOT-INF/lib/spring-core-6.2.0.jar",
                "jar",
                "BOOT-INF/lib/spring-context-6.2.0.jar",
                "another jar",
                "BOOT-INF/classpath.idx",
                "- BOOT-INF/lib/spring-core-6.2.0.jar"));

    FunctionContents contents = contents(jar);

    assertThat(files(contents))
        .containsExactly(
            MANIFEST,
            "META-INF/maven/com.example/app/pom.properties",
            "application.properties",
            "com/example/App.class");
    assertThat(names(contents))
        .containsExactly("spring-context-6.2.0.jar", "spring-core-6.2.0.jar");
  }

  @Test
  void the_jars_beside_a_jar_that_its_manifest_names_are_dependencies() throws Exception {
    zip("libs/a b-1.0.jar", Map.of("A.class", "class"));
    Path jar =
        zip(
            "app.jar",
            Map.of(
                MANIFEST,
                "Manifest-Version: 1.0\nClass-Path: libs/a%20b-1.0.jar libs/gone-2.0.jar\n",
                "App.class",
                "class"));

    FunctionContents contents = contents(jar);

    assertThat(names(contents)).containsExactly("a b-1.0.jar");
    assertThat(contents.origins().orElseThrow())
        .containsExactly(directory.resolve("libs/a b-1.0.jar"));
    assertThat(contents.notes())
        .containsExactly(
            "the manifest's Class-Path names what is not there, and the image goes without: libs/gone-2.0.jar");
    assertThat(text(contents, MANIFEST)).isEqualToIgnoringNewLines("Manifest-Version: 1.0");
  }

  @Test
  void a_class_path_that_leads_to_another_machine_is_not_followed() throws Exception {
    Path jar =
        zip(
            "app.jar",
            Map.of(
                MANIFEST,
                "Manifest-Version: 1.0\nClass-Path: http://example.com/a.jar\n",
                "App.class",
                "class"));

    assertThat(contents(jar).dependencies()).isEmpty();
  }

  @Test
  void a_shaded_jar_is_taken_whole_with_a_note() throws Exception {
    Map<String, String> entries = new TreeMap<>(Map.of("com/example/App.class", "class"));
    for (String library : List.of("a", "b", "c")) {
      entries.put("META-INF/maven/org.%1$s/%1$s/pom.properties".formatted(library), "version=1");
      entries.put("org/%s/Library.class".formatted(library), "class");
    }
    Path jar = zip("app.jar", entries);

    FunctionContents contents = contents(jar);

    assertThat(contents.dependencies()).isEmpty();
    assertThat(contents.notes())
        .containsExactly(
            "'%s' has the classes of 3 libraries in one jar, so each change of the function changes all of them in the image; give the project, or a jar with its dependencies in lib/"
                .formatted(jar));
  }

  @Test
  void a_zip_package_is_read_as_aws_lambda_would() throws Exception {
    Path zip =
        zip(
            "function.zip",
            Map.of("com/example/App.class", "class", "lib/a-1.0.jar", "jar", "config.json", "{}"));

    FunctionContents contents = contents(zip);

    assertThat(files(contents)).containsExactly("com/example/App.class", "config.json");
    assertThat(names(contents)).containsExactly("a-1.0.jar");
  }

  @Test
  void a_file_for_newer_javas_stays_where_it_is() throws Exception {
    Path jar =
        zip(
            "app.jar",
            Map.of(
                MANIFEST,
                "Manifest-Version: 1.0\nMulti-Release: true\n",
                "App.class",
                "class",
                "META-INF/versions/21/App.class",
                "class for 21"));

    assertThat(files(contents(jar)))
        .containsExactly("App.class", MANIFEST, "META-INF/versions/21/App.class");
    assertThat(text(contents(jar), MANIFEST)).contains("Multi-Release: true");
  }

  @Test
  void two_jars_of_one_name_are_both_kept() throws Exception {
    zip("a/core-1.0.jar", Map.of("A.class", "class of a"));
    zip("b/core-1.0.jar", Map.of("B.class", "another class, of b"));
    Path jar =
        zip(
            "app.jar",
            Map.of(
                MANIFEST,
                "Manifest-Version: 1.0\nClass-Path: a/core-1.0.jar b/core-1.0.jar\n",
                "App.class",
                "class"));

    assertThat(names(contents(jar))).containsExactly("core-1.0.jar", "core-1.0_2.jar");
  }

  private FunctionContents contents(Path file) throws Exception {
    return Project.at(file)
        .contents(Files.createTempDirectory(scratch, "project"), Progress.SILENT);
  }

  private static List<String> names(FunctionContents contents) {
    return contents.dependencies().stream().map(Dependency::fileName).toList();
  }

  private static List<String> files(FunctionContents contents) {
    return contents.classes().entries().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Node.File)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String text(FunctionContents contents, String path) throws IOException {
    Node.File file = (Node.File) contents.classes().at(path).orElseThrow();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var in = file.content().open()) {
      in.transferTo(bytes);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Path zip(String name, Map<String, String> entries) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }
}

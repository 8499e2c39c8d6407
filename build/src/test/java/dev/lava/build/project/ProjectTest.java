package dev.lava.build.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.build.Compiled;
import dev.lava.build.problem.BuildException;
import dev.lava.image.progress.Progress;
import dev.lava.image.tree.Node;
import dev.lava.testing.Pom;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir Path directory;
  Path scratch;

  @BeforeEach
  void makeScratch() throws IOException {
    scratch = Files.createTempDirectory("scratch");
  }

  @Nested
  class A_directory_of_classes {
    @Test
    void gives_its_classes_and_the_jars_in_lib() throws Exception {
      Compiled.into(directory, "package com.example; public class App {}");
      write(directory.resolve("lib/dependency-1.0.jar"), "jar");
      write(directory.resolve("lib/notes.txt"), "kept as a resource");

      FunctionContents contents = Project.at(directory).contents(scratch, Progress.SILENT);

      assertThat(files(contents)).containsExactly("com/example/App.class", "lib/notes.txt");
      assertThat(contents.dependencies())
          .extracting(Dependency::fileName)
          .containsExactly("dependency-1.0.jar");
    }

    @Test
    void leaves_out_the_jars_that_every_image_brings() throws Exception {
      Compiled.into(directory, "public class App {}");
      write(directory.resolve("lib/aws-lambda-java-core-1.2.3.jar"), "jar");

      assertThat(Project.at(directory).contents(scratch, Progress.SILENT).dependencies()).isEmpty();
    }

    @Test
    void is_refused_where_it_holds_no_class() throws Exception {
      write(directory.resolve("readme.txt"), "nothing to run");

      assertThatThrownBy(() -> Project.at(directory).contents(scratch, Progress.SILENT))
          .isInstanceOf(BuildException.class)
          .hasMessage(
              "'%s' holds neither a .class file nor a jar in lib/; a function needs at least its handler's class, such as com/example/App.class"
                  .formatted(directory));
    }
  }

  @Nested
  class A_jar {
    @Test
    void is_taken_apart_into_classes_and_dependencies() throws Exception {
      Path jar = directory.resolve("function.jar");
      zip(jar, "com/example/App.class", "lib/dependency-1.0.jar");

      FunctionContents contents = Project.at(jar).contents(scratch, Progress.SILENT);

      assertThat(files(contents)).containsExactly("com/example/App.class");
      assertThat(contents.dependencies()).hasSize(1);
    }

    @Test
    void whose_entries_lead_out_of_it_is_refused() throws Exception {
      Path jar = directory.resolve("hostile.jar");
      zip(jar, "../../etc/passwd");

      assertThatThrownBy(() -> Project.at(jar).contents(scratch, Progress.SILENT))
          .isInstanceOf(BuildException.class)
          .hasMessageStartingWith(
              "'%s' is no jar that can be read: '../../etc/passwd'".formatted(jar));
    }

    @Test
    void that_is_no_zip_is_refused() throws Exception {
      Path jar = directory.resolve("broken.jar");
      write(jar, "not a zip");

      assertThatThrownBy(() -> Project.at(jar).contents(scratch, Progress.SILENT))
          .isInstanceOf(BuildException.class)
          .hasMessageStartingWith("'%s' is no jar that can be read".formatted(jar));
    }
  }

  @Nested
  class A_maven_project {
    @Test
    void is_compiled_and_gives_its_runtime_dependencies() throws Exception {
      new RequiredTool("mvn", "apt-get install maven").require();
      write(
          directory.resolve("pom.xml"),
          Pom.of("com.example:app:1", 25)
              .withDependencies(
                  "com.amazonaws:aws-lambda-java-core:1.4.0", "org.jspecify:jspecify:1.0.1")
              .text());
      write(
          directory.resolve("src/main/java/com/example/App.java"),
          "package com.example; public class App {}");

      FunctionContents contents = Project.at(directory).contents(scratch, Progress.SILENT);

      assertThat(files(contents)).containsExactly("com/example/App.class");
      assertThat(contents.dependencies())
          .extracting(Dependency::fileName)
          .containsExactly("jspecify-1.0.1.jar");
    }

    @Test
    void that_does_not_build_is_reported_with_what_maven_said() throws Exception {
      new RequiredTool("mvn", "apt-get install maven").require();
      write(directory.resolve("pom.xml"), "<project>");

      assertThatThrownBy(() -> Project.at(directory).contents(scratch, Progress.SILENT))
          .isInstanceOf(BuildException.class)
          .hasMessageStartingWith(
              "Maven failed on '%s' with exit status 1; its last lines:\n".formatted(directory))
          .hasMessageContaining(directory.resolve("pom.xml").toString());
    }
  }

  @Nested
  class A_gradle_project {
    @Test
    void gives_what_its_build_tool_names() throws Exception {
      write(directory.resolve("build.gradle"), "");
      write(directory.resolve("out/com/example/App.class"), "class");
      write(directory.resolve("cache/dependency-1.0.jar"), "jar");
      gradlew(
          """
          #!/bin/sh
          for argument; do
            case $argument in -Plava.contents=*) answer=${argument#*=} ;; esac
          done
          { echo "classes $PWD/out"; echo "classes $PWD/absent"; echo "dependency $PWD/cache/dependency-1.0.jar"; } > "$answer"
          """);

      FunctionContents contents = Project.at(directory).contents(scratch, Progress.SILENT);

      assertThat(files(contents)).containsExactly("com/example/App.class");
      assertThat(contents.dependencies())
          .extracting(Dependency::fileName)
          .containsExactly("dependency-1.0.jar");
    }

    @Test
    void that_belongs_to_a_larger_one_is_built_by_the_wrapper_of_that() throws Exception {
      write(directory.resolve("settings.gradle"), "include 'app'");
      write(directory.resolve("app/build.gradle"), "");
      write(directory.resolve("app/out/com/example/App.class"), "class");
      write(directory.resolve("shared/build/libs/shared.jar"), "jar");
      gradlew(
          """
          #!/bin/sh
          for argument; do
            case $argument in
              -Plava.contents=*) answer=${argument#*=} ;;
              -Plava.project=*) project=${argument#*=} ;;
            esac
          done
          { echo "classes $project/out"; echo "module $PWD/../shared/build/libs/shared.jar"; } > "$answer"
          """);

      FunctionContents contents =
          Project.at(directory.resolve("app")).contents(scratch, Progress.SILENT);

      assertThat(files(contents)).containsExactly("com/example/App.class");
      assertThat(contents.dependencies()).extracting(Dependency::changing).containsExactly(true);
    }

    @Test
    void that_fails_is_reported_with_what_gradle_said() throws Exception {
      write(directory.resolve("build.gradle"), "");
      gradlew("#!/bin/sh\necho 'Could not compile build file'; exit 1\n");

      assertThatThrownBy(() -> Project.at(directory).contents(scratch, Progress.SILENT))
          .isInstanceOf(BuildException.class)
          .hasMessage(
              "Gradle failed on '%s' with exit status 1; its last lines:\nCould not compile build file"
                  .formatted(directory));
    }

    private void gradlew(String script) throws IOException {
      Path file = directory.resolve("gradlew");
      write(file, script);
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
  }

  @Test
  void a_path_that_is_not_there_is_refused() {
    Path nowhere = directory.resolve("nowhere");

    assertThatThrownBy(() -> Project.at(nowhere))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "'%s' is not there; a function is built from a Maven or Gradle project, a .jar or .zip file, or a directory of classes"
                .formatted(nowhere));
  }

  private static Iterable<String> files(FunctionContents contents) {
    return contents.classes().entries().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Node.File)
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void zip(Path file, String... names) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }
}

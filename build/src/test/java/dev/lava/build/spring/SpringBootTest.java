package dev.lava.build.spring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.build.jar.ClassesJar;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpringBootTest {
  private static final String APPLICATION = "org/springframework/boot/SpringApplication.class";
  private static final String PROCESSOR =
      "org/springframework/boot/SpringApplicationAotProcessor.class";

  @TempDir Path directory;

  @Test
  void version_3_and_newer_will_do() throws Exception {
    FunctionContents contents = with(jar("spring-boot-3.5.7.jar", APPLICATION, PROCESSOR));

    assertThatCode(() -> SpringBoot.require(contents, directory)).doesNotThrowAnyException();
  }

  @Test
  void an_older_one_is_refused_by_its_jar() throws Exception {
    FunctionContents contents = with(jar("spring-boot-2.7.18.jar", APPLICATION));

    assertThatThrownBy(() -> SpringBoot.require(contents, directory))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "processing Spring ahead of time (--spring-aot) takes Spring Boot 3.0 or newer, which brings org.springframework.boot.SpringApplicationAotProcessor; that of the function, spring-boot-2.7.18.jar, does not");
  }

  @Test
  void a_function_without_it_is_refused() throws Exception {
    FunctionContents contents = with(jar("gson-2.13.2.jar", "com/google/gson/Gson.class"));

    assertThatThrownBy(() -> SpringBoot.require(contents, directory))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "processing Spring ahead of time (--spring-aot) is for applications on Spring Boot 3.0 or newer; there is no class org.springframework.boot.SpringApplication in the function or its dependencies (1). Build it without the option");
  }

  private static FunctionContents with(Dependency dependency) {
    return new FunctionContents(FileTree.empty(), List.of(dependency));
  }

  private Dependency jar(String name, String... classes) throws IOException {
    FileTree.Builder tree = FileTree.builder();
    for (String path : classes) {
      tree.put(path, new Node.File(Content.of(new byte[0]), 0_644));
    }
    Path file = directory.resolve(name);
    ClassesJar.write(tree.build(), file);
    return new Dependency(name, Content.of(file));
  }
}

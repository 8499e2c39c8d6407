package dev.lava.build.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.build.problem.BuildException;
import dev.lava.build.train.ImageProgram.Ended;
import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessingTest {
  private static final String GENERATED = "var/task/.lava/spring/";

  @TempDir Path root;
  private final Processing processing =
      new Processing("com.example.Handler::handle", ToolProvider.getSystemJavaCompiler());

  @Test
  void the_image_s_own_jvm_gets_the_class_path_of_a_start() throws Exception {
    Path java = file("var/lang/bin/java", "");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    for (String jar : List.of("runtime/lib/b", "runtime/lib/a", "task/lib/c", "task/function")) {
      file("var/" + jar + ".jar", "");
    }

    assertThat(processing.command(root))
        .startsWith("/var/lang/bin/java")
        .contains(
            "/var/runtime/lib/a.jar:/var/runtime/lib/b.jar:/var/task/function.jar:/var/task/lib/c.jar:/var/task/.lava/spring/program.jar")
        .endsWith(
            "dev.lava.spring.ProcessApplication", "com.example.Handler", "/var/task/.lava/spring");
    assertThat(root.resolve(GENERATED + "program.jar")).isNotEmptyFile();
  }

  @Test
  void sources_are_compiled_and_what_is_for_native_images_is_left_out() throws Exception {
    file(GENERATED + "release", "21");
    file(GENERATED + "assumptions", "asked springprofiles\n");
    file(
        GENERATED + "sources/com/example/App__Beans.java",
        "package com.example; class App__Beans {}");
    file(GENERATED + "classes/com/example/App$$Proxy.class", "bytes");
    file(GENERATED + "resources/META-INF/spring/some.imports", "text");
    file(GENERATED + "resources/META-INF/native-image/lava/reflect-config.json", "[]");

    FileTree generated = processing.result(root, new Ended(0, List.of()));

    assertThat(generated.entries())
        .containsOnlyKeys(
            "META-INF",
            "META-INF/lava",
            "META-INF/lava/spring-assumptions",
            "META-INF/spring",
            "META-INF/spring/some.imports",
            "com",
            "com/example",
            "com/example/App$$Proxy.class",
            "com/example/App__Beans.class");
  }

  @Nested
  class A_message_tells {
    @Test
    void that_the_image_has_no_jvm() {
      assertThatThrownBy(() -> processing.command(root))
          .isInstanceOf(BuildException.class)
          .hasMessage(
              "processing Spring ahead of time (--spring-aot) runs on the image's own JVM, and the base image has none in /var/lang/bin/java");
    }

    @Test
    void that_the_handler_runs_no_application() {
      assertThatThrownBy(() -> processing.result(root, new Ended(3, List.of())))
          .isInstanceOf(BuildException.class)
          .hasMessage(
              "processing Spring ahead of time (--spring-aot): making an object of com.example.Handler, which is what a start does first, runs no SpringApplication, so there is nothing to process. The option is for handlers that run one, such as org.springframework.cloud.function.adapter.aws.FunctionInvoker where FUNCTION_INVOKER_LATE_INITIALIZATION is not set");
    }

    @Test
    void what_the_application_said_before_it_failed() {
      assertThatThrownBy(() -> processing.result(root, new Ended(1, List.of("one", "two"))))
          .isInstanceOf(BuildException.class)
          .hasMessage(
              """
              processing Spring ahead of time (--spring-aot) failed; it ended with status 1, and the last lines of its output are
                one
                two""");
    }

    @Test
    void what_the_compiler_said() throws Exception {
      file(GENERATED + "release", "21");
      Path source = file(GENERATED + "sources/Broken.java", "class Broken { Missing field; }");

      assertThatThrownBy(() -> processing.result(root, new Ended(0, List.of())))
          .isInstanceOf(BuildException.class)
          .hasMessageStartingWith(
              "processing Spring ahead of time (--spring-aot): what Spring has generated does not compile, and the compiler says\n  "
                  + source
                  + ":1: error: cannot find symbol\n");
    }

    @Test
    void that_there_is_no_compiler() {
      assertThatThrownBy(() -> SpringAheadOfTime.compiler(null))
          .isInstanceOf(BuildException.class)
          .hasMessage(
              "processing Spring ahead of time (--spring-aot) compiles what Spring generates, and the Java that runs this build, %s in %s, has no compiler: it takes a JDK, not a JRE; JAVA_HOME names one",
              Runtime.version(), System.getProperty("java.home"));
    }
  }

  private Path file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}

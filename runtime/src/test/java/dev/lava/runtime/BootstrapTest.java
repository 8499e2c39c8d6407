package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.runtime.StartScripts.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
  @TempDir Path root;
  private StartScripts scripts;

  @BeforeEach
  void lay_out_the_image() throws IOException {
    scripts = new StartScripts(root);
  }

  @Test
  void the_JVM_gets_flags_then_the_class_path_then_the_handler() throws Exception {
    Ended ended = scripts.with("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512").bootstrap("App::handle");

    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .containsExactly(
            root + "/jvm/bin/java",
            "-XX:MaxHeapSize=445645k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ErrorFileToStderr",
            "-Djdk.reflect.useNativeAccessorOnly=true",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-classpath",
            root
                + "/runtime/lib/aws-core.jar:"
                + root
                + "/runtime/lib/lava-runtime.jar:"
                + root
                + "/task/",
            "dev.lava.runtime.LavaRuntime",
            "App::handle",
            "AWS_EXECUTION_ENV=AWS_Lambda_java25 _HANDLER=");
  }

  @ParameterizedTest
  @CsvSource({"128, 111412k", "256, 222823k", "512, 445645k", "1024, 891290k", "10240, 8912896k"})
  void the_heap_has_85_percent_of_the_memory(String memory, String heap) throws Exception {
    Ended ended = scripts.with("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", memory).bootstrap("App");

    assertThat(ended.output()).contains("-XX:MaxHeapSize=" + heap);
  }

  @Test
  void the_JVM_decides_on_the_heap_where_no_memory_is_told() throws Exception {
    assertThat(scripts.bootstrap("App").output()).noneMatch(word -> word.contains("MaxHeapSize"));
  }

  @Test
  void the_JVM_decides_on_collector_and_compilers_for_several_invocations_at_once()
      throws Exception {
    assertThat(scripts.with("AWS_LAMBDA_MAX_CONCURRENCY", "32").bootstrap("App").output())
        .doesNotContain("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  }

  @Test
  void the_handler_may_come_from_the_environment() throws Exception {
    assertThat(scripts.with("_HANDLER", "Other").bootstrap().output()).contains("Other");
  }

  @Test
  void an_execution_environment_that_is_set_stays() throws Exception {
    assertThat(scripts.with("AWS_EXECUTION_ENV", "mine").bootstrap("App").output())
        .contains("AWS_EXECUTION_ENV=mine _HANDLER=");
  }

  @Nested
  class The_class_path {
    @Test
    void has_the_jars_in_the_order_of_their_bytes() throws Exception {
      for (String jar :
          List.of("b.jar", "a.jar", "Z.jar", "a-1.jar", "with space.jar", "ü.jar", "$x.jar")) {
        scripts.file("task/lib/" + jar, "");
      }
      scripts.file("task/lib/notes.txt", "");
      String lib = root + "/task/lib/";

      assertThat(classPath(scripts.bootstrap("App")))
          .endsWith(
              ":"
                  + root
                  + "/task/:"
                  + lib
                  + "$x.jar:"
                  + lib
                  + "Z.jar:"
                  + lib
                  + "a-1.jar:"
                  + lib
                  + "a.jar:"
                  + lib
                  + "b.jar:"
                  + lib
                  + "with space.jar:"
                  + lib
                  + "ü.jar");
    }

    @Test
    void has_no_directory_where_all_classes_are_in_the_jar() throws Exception {
      Files.delete(root.resolve("task/App.class"));
      scripts.file("task/function.jar", "");
      scripts.file("task/lib/a.jar", "");

      assertThat(classPath(scripts.bootstrap("App")))
          .endsWith("lava-runtime.jar:" + root + "/task/function.jar:" + root + "/task/lib/a.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"App.class", "config.properties", ".hidden", "com/example/App.class"})
    void has_the_directory_behind_the_jar_where_there_is_more(String file) throws Exception {
      Files.delete(root.resolve("task/App.class"));
      scripts.file("task/function.jar", "");
      scripts.file("task/" + file, "");

      assertThat(classPath(scripts.bootstrap("App")))
          .endsWith(":" + root + "/task/function.jar:" + root + "/task/");
    }

    @Test
    void ends_with_the_jars_of_layers() throws Exception {
      scripts.file("task/lib/z.jar", "");
      scripts.file("opt/java/lib/b.jar", "");
      scripts.file("opt/java/lib/a.jar", "");

      assertThat(classPath(scripts.bootstrap("App")))
          .endsWith(
              ":"
                  + root
                  + "/task/lib/z.jar:"
                  + root
                  + "/opt/java/lib/a.jar:"
                  + root
                  + "/opt/java/lib/b.jar");
    }

    private static String classPath(Ended ended) {
      return ended.output().get(ended.output().indexOf("-classpath") + 1);
    }
  }

  @Nested
  class A_wrapper {
    @Test
    void gets_the_whole_command_line() throws Exception {
      Path wrapper = scripts.teller("my wrapper");

      Ended ended = scripts.with("AWS_LAMBDA_EXEC_WRAPPER", wrapper.toString()).bootstrap("App");

      assertThat(ended.output())
          .startsWith(wrapper.toString(), root + "/jvm/bin/java", "-XX:+UseSerialGC")
          .contains("dev.lava.runtime.LavaRuntime", "App");
    }

    @Test
    void that_does_not_exist_is_told_in_the_words_of_AWS() throws Exception {
      assertThat(scripts.with("AWS_LAMBDA_EXEC_WRAPPER", "/opt/none").bootstrap("App"))
          .isEqualTo(new Ended(127, List.of("/opt/none: does not exist"), ""));
    }

    @Test
    void that_is_not_executable_is_told_in_the_words_of_AWS() throws Exception {
      Path wrapper = scripts.file("plain", "");

      assertThat(scripts.with("AWS_LAMBDA_EXEC_WRAPPER", wrapper.toString()).bootstrap("App"))
          .isEqualTo(new Ended(126, List.of(wrapper + ": is not an executable"), ""));
    }
  }

  @Nested
  class Nothing_is_started {
    @Test
    void without_a_task_root() throws Exception {
      fails(
          scripts.with("LAMBDA_TASK_ROOT", "").bootstrap("App"),
          101,
          "LAMBDA_TASK_ROOT is empty. It must name the function's directory, such as /var/task.");
    }

    @Test
    void where_the_task_root_is_missing_or_empty() throws Exception {
      Path none = root.resolve("none");
      fails(
          scripts.with("LAMBDA_TASK_ROOT", none.toString()).bootstrap("App"),
          102,
          "there is no directory '"
              + none
              + "' (LAMBDA_TASK_ROOT). Put the function's jars or"
              + " classes there.");
      Files.createDirectory(none);
      fails(
          scripts.bootstrap("App"),
          102,
          "the directory '"
              + none
              + "' (LAMBDA_TASK_ROOT) is empty. Put the function's jars or"
              + " classes there.");
    }

    @Test
    void without_a_handler() throws Exception {
      fails(
          scripts.bootstrap(),
          103,
          "no handler is given. Name one as the image's CMD or in _HANDLER, such as"
              + " com.example.App::handleRequest.");
    }

    @Test
    void without_a_JVM() throws Exception {
      fails(
          scripts.with("LAVA_JAVA_HOME", "/none").bootstrap("App"),
          104,
          "there is no Java program '/none/bin/java'. The base image brings it; LAVA_JAVA_HOME"
              + " names another JDK.");
    }

    @Test
    void without_the_runtime() throws Exception {
      fails(
          scripts.with("LAMBDA_RUNTIME_DIR", "/none").bootstrap("App"),
          105,
          "there are no jars in '/none/lib' (LAMBDA_RUNTIME_DIR). The base image brings them.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lots", "0", "-1", "512MB"})
    void where_the_memory_size_is_no_number(String memory) throws Exception {
      fails(
          scripts.with("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", memory).bootstrap("App"),
          106,
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE must be a number of megabytes, such as 512, but is '"
              + memory
              + "'.");
    }

    @Test
    void where_a_jar_cannot_stand_on_the_class_path() throws Exception {
      Path jar = scripts.file("task/lib/a:b.jar", "");

      fails(
          scripts.bootstrap("App"),
          107,
          "'" + jar + "' cannot stand on the class path: its name holds a colon. Rename the jar.");
    }

    private static void fails(Ended ended, int status, String message) {
      assertThat(ended).isEqualTo(new Ended(status, List.of(), "bootstrap: " + message + "\n"));
    }
  }
}

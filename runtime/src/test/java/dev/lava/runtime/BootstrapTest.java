package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.runtime.StartScripts.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
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
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,java.net.*::*,0.05",
            "-XX:CompileCommand=CompileThresholdScaling,sun.nio.ch.*::*,0.05",
            "-XX:CompileCommand=CompileThresholdScaling,dev.lava.*::*,0.05",
            "-XX:CompileCommand=CompileThresholdScaling,*$$Lava*::*,0.05",
            "-XX:+ErrorFileToStderr",
            "-Djdk.includeInExceptions=hostInfoExclSocket",
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

  @Test
  void the_JVM_decides_when_to_compile_where_there_are_many_jars() throws Exception {
    for (int i = 0; i < 9; i++) {
      scripts.file("task/lib/" + i + ".jar", "");
    }

    assertThat(scripts.bootstrap("App").output())
        .contains("-XX:TieredStopAtLevel=1")
        .noneMatch(word -> word.contains("CompileCommand"));
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

  @ParameterizedTest
  @ValueSource(
      strings = {"-XX:+UseG1GC", "-XX:+UseParallelGC", "-XX:+UseShenandoahGC", "-XX:+UseZGC"})
  void a_collector_that_the_user_chose_is_the_only_one(String collector) throws Exception {
    assertThat(scripts.with("JAVA_TOOL_OPTIONS", "-Da=b " + collector).bootstrap("App").output())
        .doesNotContain("-XX:+UseSerialGC")
        .contains("-XX:TieredStopAtLevel=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-Djdk.includeInExceptions=jar", "-Djava.security.properties=/my.security"})
  void what_exceptions_may_tell_is_the_choice_of_the_user(String option) throws Exception {
    assertThat(scripts.with("JAVA_TOOL_OPTIONS", option).bootstrap("App").output())
        .noneMatch(word -> word.contains("includeInExceptions"));
  }

  @ParameterizedTest
  @CsvSource({"40, 64", "41, 128", "100, 128", "101, 256"})
  void the_JVM_has_room_for_the_files_that_many_jars_are(int jars, int room) throws Exception {
    for (int i = 0; i < jars; i++) {
      scripts.file("task/lib/" + i + ".jar", "");
    }
    scripts.executable(
        "jvm/bin/java",
        """
        #!/bin/sh
        while read -r name value; do
          case "$name" in FDSize:) echo "$value" ;; esac
        done < /proc/self/status
        for file in /proc/self/fd/*; do echo "${file##*/}"; done
        """);

    // No file stays open: 3 is the list that is being read, 10 this script itself.
    assertThat(scripts.bootstrap("App").output())
        .containsExactly(String.valueOf(room), "0", "1", "10", "2", "3");
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
    void has_what_was_found_at_build_time_first_and_the_directory_behind_the_dependencies()
        throws Exception {
      scripts.file("task/.lava/launch.jar", "");
      scripts.file("task/.lava/dependencies.jar", "");
      scripts.file("task/function.jar", "");
      scripts.file("task/lib/a.jar", "");
      String task = root + "/task/";

      assertThat(classPath(scripts.bootstrap("App")))
          .endsWith(
              "lava-runtime.jar:"
                  + String.join(
                      ":",
                      task + ".lava/launch.jar",
                      task + "function.jar",
                      task + ".lava/dependencies.jar",
                      task + "lib/a.jar",
                      task));
    }

    @Test
    void has_the_jar_that_the_files_of_the_directory_were_packed_into() throws Exception {
      scripts.file("task/.lava/function.jar", "");
      scripts.file("task/lib/a.jar", "");

      assertThat(classPath(scripts.bootstrap("App")))
          .endsWith(
              "lava-runtime.jar:" + root + "/task/.lava/function.jar:" + root + "/task/lib/a.jar");
    }

    @Test
    void has_the_directory_again_where_a_file_is_newer_than_that_jar() throws Exception {
      Path packed = scripts.file("task/.lava/function.jar", "");
      Files.setLastModifiedTime(packed, FileTime.from(Instant.EPOCH));

      assertThat(classPath(scripts.bootstrap("App")))
          .endsWith("lava-runtime.jar:" + root + "/task/");
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
  }

  private static String classPath(Ended ended) {
    return ended.output().get(ended.output().indexOf("-classpath") + 1);
  }

  @Nested
  class A_training_run {
    @BeforeEach
    void make_the_directory() throws IOException {
      Files.createDirectories(root.resolve("task/.lava"));
    }

    @Test
    void has_the_command_line_of_a_start_and_one_word_more() throws Exception {
      List<String> start = scripts.bootstrap("App").output();
      String cache = root + "/task/.lava/function.aot";
      List<String> training =
          new ArrayList<>(scripts.with("LAVA_CACHE_OUTPUT", cache).bootstrap("App").output());

      assertThat(training.remove(1)).isEqualTo("-XX:AOTCacheOutput=" + cache);
      assertThat(training).isEqualTo(start);
    }

    @Test
    void leaves_files_beside_the_jar_out_as_caches_take_no_directory() throws Exception {
      scripts.file("task/function.jar", "");

      assertThat(
              classPath(
                  scripts
                      .with("LAVA_CACHE_OUTPUT", root + "/task/.lava/function.aot")
                      .bootstrap("App")))
          .endsWith(":" + root + "/task/function.jar");
    }

    @Test
    void writes_a_dynamic_archive_where_that_is_asked_for() throws Exception {
      String cache = root + "/task/.lava/function.jsa";

      assertThat(scripts.with("LAVA_CACHE_OUTPUT", cache).bootstrap("App").output())
          .contains("-XX:ArchiveClassesAtExit=" + cache);
    }

    @Test
    void writes_the_launch_plan() throws Exception {
      Ended ended =
          scripts.with("LAVA_CACHE_OUTPUT", root + "/task/.lava/function.aot").bootstrap("App");

      assertThat(root.resolve("task/.lava/launch"))
          .hasContent(classPath(ended).length() + " " + root + "/jvm/bin/java\n");
    }

    @Test
    void is_refused_where_nothing_can_be_written() throws Exception {
      Nothing_is_started.fails(
          scripts.with("LAVA_CACHE_OUTPUT", root + "/none/function.aot").bootstrap("App"),
          108,
          "'"
              + root
              + "/none/launch' cannot be written. LAVA_CACHE_OUTPUT must name a file in a"
              + " directory that exists and may be written to.");
    }
  }

  @Nested
  class The_cache_of_the_base_image {
    private String cache = "";

    @BeforeEach
    void lay_down_an_archive() throws IOException {
      cache = scripts.file("jvm/lib/runtime.jsa", "").toString();
    }

    @Test
    void is_used_where_the_function_has_none() throws Exception {
      assertThat(scripts.bootstrap("App").output())
          .containsSubsequence("-Xlog:cds*=off", "-XX:SharedArchiveFile=" + cache);
    }

    @Test
    void is_used_where_an_agent_keeps_the_JVM_from_that_of_the_function() throws Exception {
      scripts.file("task/.lava/function.aot", "");

      assertThat(scripts.with("JAVA_TOOL_OPTIONS", "-javaagent:a.jar").bootstrap("App").output())
          .contains("-XX:SharedArchiveFile=" + cache);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:AOTCache=mine.aot", "-XX:SharedArchiveFile=mine.jsa"})
    void gives_way_to_one_that_the_user_names(String option) throws Exception {
      assertThat(scripts.with("JAVA_TOOL_OPTIONS", option).bootstrap("App").output())
          .noneMatch(word -> word.contains(cache));
    }

    @Test
    void is_left_out_of_a_training_run() throws Exception {
      Files.createDirectories(root.resolve("task/.lava"));
      scripts.with("LAVA_CACHE_OUTPUT", root + "/task/.lava/function.aot");

      assertThat(scripts.bootstrap("App").output()).noneMatch(word -> word.contains(cache));
    }
  }

  @Nested
  class A_cache {
    private String cache = "";

    @BeforeEach
    void train() throws Exception {
      scripts.file("task/function.jar", "");
      Files.delete(root.resolve("task/App.class"));
      cache = scripts.file("task/.lava/function.aot", "").toString();
      scripts.with("LAVA_CACHE_OUTPUT", cache).bootstrap("App");
      scripts.without("LAVA_CACHE_OUTPUT");
    }

    @Test
    void of_the_function_is_used_without_a_word_in_the_log() throws Exception {
      Ended ended = scripts.bootstrap("App");

      assertThat(ended.output())
          .startsWith(root + "/jvm/bin/java", "-Xlog:cds*=off", "-XX:SharedArchiveFile=" + cache);
      assertThat(ended.errors()).isEmpty();
    }

    @Test
    void is_given_with_its_profiles_where_all_compilers_run() throws Exception {
      assertThat(scripts.with("AWS_LAMBDA_MAX_CONCURRENCY", "8").bootstrap("App").output())
          .containsSubsequence("-XX:AOTCache=" + cache, "-Xlog:aot*=off");
    }

    @Test
    void of_an_older_JVM_is_an_archive() throws Exception {
      String archive =
          Files.move(Path.of(cache), root.resolve("task/.lava/function.jsa")).toString();

      assertThat(scripts.bootstrap("App").output())
          .containsSubsequence("-Xlog:cds*=off", "-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void is_used_where_jars_and_files_came_behind_those_it_knows() throws Exception {
      scripts.file("task/config.properties", "");
      scripts.file("opt/java/lib/layer.jar", "");

      assertThat(scripts.bootstrap("App").output()).contains("-XX:SharedArchiveFile=" + cache);
    }

    @Test
    void is_left_out_with_one_line_where_there_are_other_jars() throws Exception {
      scripts.file("task/lib/new.jar", "");

      Ended ended = scripts.bootstrap("App");

      assertThat(ended.output()).noneMatch(word -> word.contains(cache));
      assertThat(ended.errors()).isEqualTo(otherJars());
    }

    @Test
    void is_left_out_with_one_line_where_the_function_is_newer() throws Exception {
      Files.setLastModifiedTime(root.resolve("task/.lava/launch"), FileTime.from(Instant.EPOCH));

      assertThat(scripts.bootstrap("App").errors()).isEqualTo(otherJars());
    }

    @Test
    void is_left_out_where_another_JVM_was_trained() throws Exception {
      scripts.executable("other/bin/java", Files.readString(root.resolve("jvm/bin/java")));

      Ended ended = scripts.with("LAVA_JAVA_HOME", root + "/other").bootstrap("App");

      assertThat(ended.output()).noneMatch(word -> word.contains(cache));
      assertThat(ended.errors()).isEmpty();
    }

    @Test
    void is_given_by_the_option_that_goes_with_all_where_options_or_a_wrapper_may_bring_more()
        throws Exception {
      scripts.with("AWS_LAMBDA_MAX_CONCURRENCY", "8");

      assertThat(scripts.with("JAVA_TOOL_OPTIONS", "-Xshare:auto").bootstrap("App").output())
          .contains("-XX:SharedArchiveFile=" + cache, "-Xlog:cds*=off");
    }

    @Test
    void lets_the_JVM_tell_why_it_is_not_used_where_a_log_is_asked_for() throws Exception {
      assertThat(scripts.with("JAVA_TOOL_OPTIONS", "-Xlog:cds").bootstrap("App").output())
          .contains("-XX:SharedArchiveFile=" + cache)
          .noneMatch(word -> word.startsWith("-Xlog"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "-javaagent:a.jar",
          "-agentlib:jdwp=server=y",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "-XX:AOTCache=mine.aot",
          "-XX:SharedArchiveFile=mine.jsa",
          "-XX:+UseZGC"
        })
    void is_left_out_where_the_JVM_would_refuse_it(String option) throws Exception {
      assertThat(scripts.with("JAVA_TOOL_OPTIONS", option).bootstrap("App").output())
          .noneMatch(word -> word.contains(cache));
    }

    private String otherJars() {
      return "bootstrap: the jars in '%s' are not those that '%s' was trained with, so the start is slower. Build the image anew to train it.\n"
          .formatted(root.resolve("task"), cache);
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

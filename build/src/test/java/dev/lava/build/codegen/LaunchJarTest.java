package dev.lava.build.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.Compiled;
import dev.lava.build.jar.ClassesJar;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.FixedTime;
import dev.lava.image.tree.FileTree;
import dev.lava.runtime.handler.HandlerResolver;
import dev.lava.runtime.handler.Resolution;
import dev.lava.runtime.launch.LaunchPlan;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchJarTest {
  private static final String HANDLER = "com.example.App::change";

  @TempDir static Path classes;
  @TempDir Path task;
  @TempDir Path scratch;
  private @Nullable URLClassLoader loader;

  @BeforeAll
  static void compile() throws IOException {
    Compiled.into(
        classes,
        """
        package com.example;
        public class App {
          public App() {
            if (Boolean.getBoolean("lava.test.fails")) throw new IllegalStateException("no configuration");
          }
          public static class Order {
            private String id;
            public int count;
            public String getId() { return id; }
            public void setId(String id) { this.id = id; }
          }
          static class Secret {
            private Secret() {}
            public String word;
          }
          public Order change(Order order) { return order; }
          public static Secret hide(Order order) { return null; }
        }
        """);
  }

  @BeforeEach
  void install() throws IOException {
    ClassesJar.write(contents().classes(), task.resolve("function.jar"));
    Files.createDirectory(task.resolve(".lava"));
    Files.copy(launchJar(HANDLER, Optional.empty()), task.resolve(".lava/launch.jar"));
    touch(FixedTime.INSTANT);
    URL[] urls = {
      task.resolve(".lava/launch.jar").toUri().toURL(), task.resolve("function.jar").toUri().toURL()
    };
    loader = new URLClassLoader(urls, LaunchJarTest.class.getClassLoader());
  }

  private Path launchJar(String handler, Optional<Path> old) throws IOException {
    return LaunchJar.write(contents(), handler, task.resolve("function.jar"), old, scratch)
        .orElseThrow();
  }

  @AfterEach
  void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }

  @Test
  void the_plan_knows_the_jar_of_old_classes_behind_the_function() throws Exception {
    Path old = Files.writeString(task.resolve(".lava/dependencies.jar"), "classes");
    Files.setLastModifiedTime(old, FileTime.from(FixedTime.INSTANT));
    Path jar = launchJar(HANDLER, Optional.of(old));

    try (URLClassLoader other =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, LaunchJarTest.class.getClassLoader())) {
      assertThat(LaunchPlan.find(classPath() + ":" + old, other)).isNotNull();
      assertThat(LaunchPlan.find(classPath(), other)).isNull();
    }
  }

  @Test
  void the_same_function_gives_the_same_bytes() throws IOException {
    Path again = launchJar(HANDLER, Optional.empty());

    assertThat(again).hasSameBinaryContentAs(task.resolve(".lava/launch.jar"));
  }

  @Test
  void what_code_cannot_get_at_has_no_codec() throws IOException {
    Path jar = launchJar("com.example.App::hide", Optional.empty());

    try (URLClassLoader other = new URLClassLoader(new URL[] {jar.toUri().toURL()}, loader)) {
      assertThat(other.findResource("com/example/App$Order$$LavaCodec.class")).isNotNull();
      assertThat(other.findResource("com/example/App$Secret$$LavaCodec.class")).isNull();
    }
  }

  @Nested
  class At_the_start {
    @Test
    void the_plan_fits_the_class_path_it_was_made_for() {
      assertThat(find(classPath())).isNotNull().extracting(LaunchPlan::isExtended).isEqualTo(false);
    }

    @Test
    void more_jars_behind_may_bring_a_serializer() {
      assertThat(find(classPath() + ":/opt/java/lib/more.jar"))
          .isNotNull()
          .extracting(LaunchPlan::isExtended)
          .isEqualTo(true);
    }

    @Test
    void a_jar_that_was_changed_makes_it_useless() throws IOException {
      touch(FixedTime.INSTANT.plusSeconds(60));

      assertThat(find(classPath())).isNull();
    }

    @Test
    void other_jars_make_it_useless() {
      assertThat(find(classPath().replace("function.jar", "other.jar"))).isNull();
      assertThat(find(task + "/.lava/launch.jar")).isNull();
      assertThat(find(task + "/function.jar")).isNull();
    }

    @Test
    void the_handler_it_was_made_for_is_called_directly() {
      assertThat(resolve(HANDLER))
          .isInstanceOf(Resolution.Found.class)
          .asString()
          .contains("Direct");
    }

    @Test
    void another_handler_is_found_as_without_it() {
      assertThat(resolve("com.example.App::hide"))
          .isInstanceOf(Resolution.Found.class)
          .asString()
          .contains("Reflected");
    }

    @Test
    void a_constructor_fails_as_without_it() {
      System.setProperty("lava.test.fails", "true");
      try {
        assertThat(resolve(HANDLER))
            .isInstanceOfSatisfying(
                Resolution.ConstructorFailed.class,
                failed -> assertThat(failed.cause()).hasMessage("no configuration"));
      } finally {
        System.clearProperty("lava.test.fails");
      }
    }
  }

  private static FunctionContents contents() throws IOException {
    return new FunctionContents(FileTree.scan(classes), List.of());
  }

  private void touch(Instant time) throws IOException {
    Files.setLastModifiedTime(task.resolve("function.jar"), FileTime.from(time));
  }

  private String classPath() {
    return "/var/runtime/lib/runtime.jar:" + task + "/.lava/launch.jar:" + task + "/function.jar";
  }

  private @Nullable LaunchPlan find(String classPath) {
    return loader == null ? null : LaunchPlan.find(classPath, loader);
  }

  private @Nullable Resolution resolve(String handler) {
    return loader == null
        ? null
        : new HandlerResolver(loader, classPath(), Map.of(), false).resolve(handler);
  }
}

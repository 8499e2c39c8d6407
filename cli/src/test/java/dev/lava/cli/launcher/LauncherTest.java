package dev.lava.cli.launcher;

import static dev.lava.cli.launcher.LauncherMachine.builds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.cli.launcher.LauncherMachine.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lava}, on machines that lack this or that. */
class LauncherTest {
  private LauncherMachine machine;

  @BeforeEach
  void a_machine_with_maven(@TempDir Path directory) throws IOException {
    machine = new LauncherMachine(directory);
    machine.maven("3.8.7", builds());
  }

  @Nested
  class Finding_a_JDK {
    @Test
    void java_home_wins() throws IOException {
      Path wanted = machine.jdk(machine.home.resolve("jdk"), "25.0.3");
      machine.jdk(machine.jvms.resolve("other"), "26");
      machine.environment.put("JAVA_HOME", wanted.toString());

      assertThat(machine.lava().output()).startsWith("Java 25.0.3\n");
      assertThat(machine.home.resolve("builders")).hasContent(wanted.toString());
    }

    @Test
    void one_that_is_too_old_is_passed_over() throws IOException {
      machine.environment.put(
          "JAVA_HOME", machine.jdk(machine.home.resolve("jdk"), "17.0.15").toString());
      machine.jdk(machine.jvms.resolve("java-21"), "21.0.8");
      machine.jdk(machine.jvms.resolve("java-25"), "25");

      assertThat(machine.lava().output()).startsWith("Java 25\n");
    }

    @Test
    void the_one_that_java_on_the_path_belongs_to_is_taken() throws IOException {
      Path jdk = machine.jdk(machine.home.resolve("jdk"), "25.0.1");
      Files.createSymbolicLink(machine.programs.resolve("java"), jdk.resolve("bin/java"));

      assertThat(machine.lava().output()).startsWith("Java 25.0.1\n");
    }

    @Test
    void those_of_sdkman_are_found() throws IOException {
      machine.jdk(machine.home.resolve(".sdkman/candidates/java/25.0.2-tem"), "25.0.2");

      assertThat(machine.lava().output()).startsWith("Java 25.0.2\n");
    }

    @Test
    void without_one_all_that_was_looked_at_is_named() throws IOException {
      Path old = machine.jdk(machine.home.resolve("jdk"), "1.8.0_462");
      machine.environment.put("JAVA_HOME", old.toString());
      Path jre = machine.jdk(machine.jvms.resolve("a"), "25");
      Files.delete(jre.resolve("bin/javac"));
      Path nothing = Files.createDirectory(machine.jvms.resolve("b"));

      assertThat(machine.lava("quickstart"))
          .isEqualTo(
              new Run(
                  2,
                  "",
                  """
                  lava: Lava needs a JDK 25 or newer; looked at:
                    JAVA_HOME: %s is too old: Java 1.8.0_462
                    java on the PATH: nothing
                    %s: %s is Java 25 without the compiler: a JRE, not a JDK
                    %s: %s is no JDK (it has no file "release" that says a version)
                    SDKMAN (%s/.sdkman): nothing
                  Ways to get one:
                    sdk install java 25-tem
                    JAVA_HOME=/path/to/jdk-25 %s ..., where there is one elsewhere
                  """
                      .formatted(
                          old,
                          machine.jvms,
                          jre,
                          machine.jvms,
                          nothing,
                          machine.home,
                          machine.clone.resolve("lava"))));
      assertThat(machine.buildsSoFar()).isEmpty();
    }
  }

  @Nested
  class Building {
    @BeforeEach
    void with_a_JDK() throws IOException {
      machine.jdk(machine.jvms.resolve("java-25"), "25");
    }

    @Test
    void the_first_start_builds_and_says_so() throws IOException {
      assertThat(machine.lava().errors()).matches("lava: built Lava in \\d+ s\n");
      assertThat(machine.buildsSoFar())
          .containsExactly(
              "mvn -q -B -T2 -Dlava.quick -Dmaven.test.skip -Dspotless.check.skip -pl cli -am package");
    }

    @Test
    void the_second_start_does_not() throws IOException {
      machine.lava();

      assertThat(machine.lava().errors()).isEmpty();
      assertThat(machine.buildsSoFar()).hasSize(1);
    }

    @Test
    void a_changed_source_is_built() throws IOException {
      machine.lava();
      machine.change("cli/src/main/java/Main.java");

      assertThat(machine.lava().errors()).startsWith("lava: built Lava");
    }

    @Test
    void a_changed_recipe_is_built() throws IOException {
      machine.lava();
      machine.change("recipes/java25.yaml");

      assertThat(machine.lava().errors()).startsWith("lava: built Lava");
    }

    @Test
    void what_a_build_left_in_a_sample_is_no_source() throws IOException {
      machine.lava();
      machine.change("samples/greeting/target/greeting.jar");

      assertThat(machine.lava().errors()).isEmpty();
    }

    @Test
    void a_build_that_fails_shows_what_maven_said() throws IOException {
      machine.maven("3.9.11", "echo '[ERROR] no such symbol'; exit 1");

      assertThat(machine.lava())
          .isEqualTo(
              new Run(
                  1,
                  "",
                  """
                  lava: Lava does not build; %s said:
                  [ERROR] no such symbol
                  lava: this is also in %s
                  """
                      .formatted(
                          machine.programs.resolve("mvn"),
                          machine.clone.resolve("target/lava-build.log"))));
    }

    @Test
    void without_maven_the_wrapper_builds() throws IOException {
      Files.delete(machine.programs.resolve("mvn"));
      machine.maven(machine.clone.resolve("mvnw"), "3.9.16", builds());

      assertThat(machine.lava().status()).isZero();
      assertThat(machine.buildsSoFar()).singleElement().asString().startsWith("mvnw -q");
    }

    @Test
    void a_maven_that_is_too_old_is_passed_over() throws IOException {
      machine.maven("3.6.3", builds());
      machine.maven(machine.clone.resolve("mvnw"), "3.9.16", builds());

      assertThat(machine.lava().errors())
          .startsWith("lava: the mvn on the PATH is Maven 3.6.3, older than 3.8: taking ./mvnw\n");
      assertThat(machine.buildsSoFar()).singleElement().asString().startsWith("mvnw -q");
    }

    @Test
    void two_starts_at_once_build_once() throws IOException {
      machine.maven("3.8.7", "sleep 0.5; " + builds());

      var first = machine.launch(machine.clone.resolve("lava"));
      var second = machine.launch(machine.clone.resolve("lava"));

      assertThat(first.join().status()).isZero();
      assertThat(second.join().status()).isZero();
      assertThat(machine.buildsSoFar()).hasSize(1);
    }
  }

  @Nested
  class Starting {
    @BeforeEach
    void with_a_JDK() throws IOException {
      machine.jdk(machine.jvms.resolve("java-25"), "25");
    }

    @Test
    void the_JVM_gets_the_place_of_the_distribution_and_of_the_JDK() throws IOException {
      String distribution = machine.clone.resolve("cli/target/quick/lava").toString();

      assertThat(machine.lava().output().lines())
          .contains(
              "-Dlava.distribution=" + distribution,
              "-Dlava.java.home=" + machine.jvms.resolve("java-25"))
          .endsWith(
              "-cp",
              "%s/newer/libraries.jar:%s/lib/*".formatted(distribution, distribution),
              "dev.lava.cli.Main");
    }

    @Test
    void the_JVM_gets_the_cache_of_what_one_has_learned_of_Lava() throws IOException {
      String cache = machine.clone.resolve("cli/target/quick/lava/lava.aot").toString();

      assertThat(machine.lava().output().lines()).contains("-XX:AOTCache=" + cache);
    }

    @Test
    void arguments_arrive_as_they_are() throws IOException {
      assertThat(machine.lava("invoke", "--data", "{\"a\": \"$b *\"}", "").output())
          .endsWith("dev.lava.cli.Main\ninvoke\n--data\n{\"a\": \"$b *\"}\n\n");
    }

    @Test
    void a_link_to_the_launcher_starts_the_same_lava() throws IOException {
      Path link = machine.programs.resolve("lava");
      Files.createSymbolicLink(link, Path.of("../a clone/lava"));

      assertThat(machine.launch(link).join().output())
          .contains("-Dlava.distribution=" + machine.clone + "/cli/target/quick/lava\n");
    }
  }
}

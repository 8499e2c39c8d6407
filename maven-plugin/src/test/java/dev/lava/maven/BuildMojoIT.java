package dev.lava.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.change.ImageChange;
import dev.lava.image.reference.Reference;
import dev.lava.testing.Pom;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal in a real Maven, from the plug-in as this build has just packaged it. */
class BuildMojoIT {
  @TempDir static Path shared;
  private static PrivateRepository repository;
  private static LavaHome home;

  @TempDir Path project;

  record Ended(int status, String output) {}

  @BeforeAll
  static void prepare() throws IOException {
    new RequiredTool("mvn", "apt-get install maven").require();
    repository = PrivateRepository.create();
    home = new LavaHome(shared.resolve("home"));
    LocalImages images = new LocalImages(home);
    images
        .store()
        .write(
            Reference.parse("lava-java:25"),
            ImageChange.configure(
                ImageChange.empty(Platform.host()),
                config -> config.withEntrypoint(List.of("/lambda-entrypoint.sh"))));
  }

  @BeforeEach
  void writeProject() throws IOException {
    write(
        "pom.xml",
        Pom.of("com.example:orders:1.2", 21)
            .withDependencies("org.jspecify:jspecify:1.0.1")
            .withPlugin(
                """
                <plugin>
                  <groupId>dev.lava</groupId>
                  <artifactId>lava-maven-plugin</artifactId>
                  <version>0.1.0-SNAPSHOT</version>
                  <executions>
                    <execution>
                      <goals>
                        <goal>build</goal>
                      </goals>
                      <configuration>
                        <handler>com.example.Orders::handle</handler>
                      </configuration>
                    </execution>
                  </executions>
                </plugin>
                """)
            .text());
    write(
        "src/main/java/com/example/Orders.java",
        "package com.example; public class Orders { public String handle(String order) { return order; } }");
  }

  @Test
  void package_makes_the_image_of_the_project() throws Exception {
    Ended ended = maven("package", "-Dlava.train=off");

    assertThat(ended.status()).as(ended.output()).isZero();
    Image image = new LocalImages(home).image(Reference.parse("orders:1.2"));
    assertThat(image.config().command()).containsExactly("com.example.Orders::handle");
    assertThat(image.config().history())
        .extracting(HistoryEntry::createdBy)
        .containsExactly("lava build: dependencies", "lava build: function");
    assertThat(ended.output())
        .contains("not trained, so it starts slower than it could: --train=off")
        .contains("orders:1.2  " + image.descriptor().digest());
    assertThat(new LocalImages(home).store().referrers(image.descriptor().digest())).hasSize(2);
  }

  @Test
  void a_handler_that_is_not_there_fails_the_build() throws Exception {
    write("src/main/java/com/example/Orders.java", "package com.example; public class Orders {}");

    Ended ended = maven("package");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains(
            "handler 'com.example.Orders::handle': class 'com.example.Orders' has no public method 'handle'");
  }

  @Test
  void a_base_that_is_not_there_fails_the_build() throws Exception {
    Ended ended = maven("package", "-Dlava.from=nowhere");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("there is no image 'nowhere:latest'")
        .doesNotContain("NullPointerException");
  }

  @Test
  void training_that_is_required_and_impossible_fails_the_build() throws Exception {
    Ended ended = maven("package", "-Dlava.train=require", "-Dlava.tag=required:1");

    assertThat(ended.status()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output()).contains("training is required, but there is no cache");
  }

  private Ended maven(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "mvn",
                "--offline",
                "--batch-mode",
                "-Dmaven.repo.local=" + repository.directory(),
                "-Dstyle.color=never"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
    // The plug-in is Java 25, as Maven then must be.
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // It ends before what a second compiler makes would have paid for itself.
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    builder.environment().put("LAVA_HOME", home.directory().toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

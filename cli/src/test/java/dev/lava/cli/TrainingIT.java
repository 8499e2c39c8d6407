package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.sandbox.Availability;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.Sandboxes;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A function that is built with training, in a real sandbox on a real JVM. */
class TrainingIT {
  private static final Path HOME = Path.of("target/lava-home").toAbsolutePath();
  private static final Sandbox SANDBOX = Sandboxes.named("namespace");
  private static final JsonMapper JSON = new JsonMapper();

  /** As a developer's shell has it. */
  private static final LavaProcess LAVA =
      new LavaProcess(
          HOME, List.of("env", "AWS_ACCESS_KEY_ID=AKIA", "AWS_SECRET_ACCESS_KEY=of-the-developer"));

  private static final String PROBE =
      """
      package org.probe;

      public class Probe {
        public record Question(String what) {}
        public record Answer(String said) {}

        public Answer handle(Question question) throws Exception {
          System.out.println("asked for " + question.what());
          switch (question.what()) {
            case "failure" -> throw new IllegalStateException("TABLE is not set");
            case "credentials" -> {
              if (System.getenv().toString().contains("of-the-developer")) {
                throw new IllegalStateException("seen");
              }
            }
            case "network" -> new java.net.Socket("192.0.2.1", 80);
            case "name" -> java.net.InetAddress.getByName("example.com");
            case "host" -> new java.net.Socket("127.0.0.1", 22);
            case "end" -> System.exit(3);
            default -> {}
          }
          return new Answer("told " + question.what());
        }
      }
      """;

  private static final String BROKEN =
      """
      package org.probe;

      public class Broken {
        public Broken() {
          throw new IllegalStateException("no table of that name");
        }

        public void handle() {}
      }
      """;

  @TempDir static Path classes;
  @TempDir Path directory;

  @BeforeAll
  static void build_a_base_and_compile() throws Exception {
    succeed(LAVA.run("base"));
    for (String source : List.of(PROBE, BROKEN)) {
      String name = source.contains("class Probe") ? "Probe.java" : "Broken.java";
      Path file = Files.writeString(Files.createTempDirectory("probe").resolve(name), source);
      assertThat(
              ToolProvider.getSystemJavaCompiler()
                  .run(null, null, null, "--release", "21", "-d", classes.toString(), file + ""))
          .isZero();
    }
  }

  @BeforeEach
  void needs_a_machine_that_allows_it() {
    RequiredTool.require(
        SANDBOX.availability() instanceof Availability.Available,
        "no function can be trained here: " + SANDBOX.availability());
  }

  @Test
  void the_functions_classes_come_from_the_cache_and_the_second_build_does_not_train()
      throws Exception {
    JsonNode first = JSON.readTree(succeed(build("probe", "--json")));

    JsonNode second = JSON.readTree(succeed(build("probe", "--json")));

    assertThat(first.at("/training/trained").asBoolean()).isTrue();
    assertThat(second.at("/training/reused").asBoolean()).isTrue();
    assertThat(second.at("/digest")).isEqualTo(first.at("/digest"));
    assertThat(
            LoadedClasses.of(
                new LavaHome(HOME), "probe", "{\"what\":\"first\"}", "{\"said\":\"told first\"}"))
        .anyMatch(line -> line.endsWith("org.probe.Probe source: shared objects file"))
        .anyMatch(line -> line.contains("org.probe.Probe$Question source: shared objects file"))
        .anyMatch(line -> line.contains("dev.lava.runtime.LavaRuntime source: shared objects"))
        .noneMatch(line -> line.contains(" source: file:"));
  }

  @Test
  void failed_events_are_told_and_neither_network_nor_credentials_are_seen() throws Exception {
    events("credentials", "failure", "host", "name", "network", "unasked");

    LavaProcess.Ended ended = build("tried", "--events", directory.toString(), "--json");

    JsonNode training = JSON.readTree(succeed(ended)).get("training");
    assertThat(training.get("trained").asBoolean()).isTrue();
    assertThat(training.get("network").asBoolean()).isFalse();
    assertThat(training.get("failures").values().stream().map(TrainingIT::text))
        .satisfiesExactly(
            failure ->
                assertThat(failure)
                    .isEqualTo("failure.json: java.lang.IllegalStateException: TABLE is not set"),
            host -> assertThat(host).startsWith("host.json: java.net.ConnectException: Connection"),
            name ->
                assertThat(name).startsWith("name.json: java.net.UnknownHostException: example"),
            network ->
                assertThat(network)
                    .startsWith("network.json: java.net.")
                    .containsIgnoringCase("network is unreachable"));
    assertThat(ended.err())
        .contains(
            "  event 'failure.json' failed with java.lang.IllegalStateException: TABLE is not set\n    | asked for failure\n");
  }

  @Test
  void a_required_training_that_fails_leaves_no_image() throws Exception {
    events("a", "end", "late");

    LavaProcess.Ended ended =
        build("required", "--events", directory.toString(), "--train", "require");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .contains(
            "lava: training: event 'end.json' failed with Runtime.ExitError: Runtime exited with error: exit status 3\n    | asked for end\n")
        .contains(
            "lava: training: event 'late.json' failed with Training.NotSent: the function could take no more events before its turn\n")
        .endsWith(
            "lava: no image was made; --train=try makes it with what training gives, --train=off without training\n");
    assertThat(LAVA.run("inspect", "required").err()).startsWith("lava: there is no image");
  }

  @Test
  void a_function_that_cannot_start_is_built_without_a_cache() throws Exception {
    LavaProcess.Ended ended =
        LAVA.run("build", classes.toString(), "--handler", "org.probe.Broken::handle");

    succeed(ended);
    assertThat(ended.err())
        .contains(
            "not trained, so it starts slower than it could: the function never became ready to take an event\n  event 'made up' failed with java.lang.IllegalStateException: no table of that name\n");
    assertThat(HOME.resolve("training/work")).doesNotExist();
  }

  @Test
  void without_training_it_is_said() throws Exception {
    LavaProcess.Ended ended = build("plain", "--train", "off");

    succeed(ended);
    assertThat(ended.err())
        .contains("not trained, so it starts slower than it could: --train=off\n");
  }

  private static LavaProcess.Ended build(String tag, String... more) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("build", classes.toString(), "--tag", tag));
    arguments.addAll(List.of("--handler", "org.probe.Probe::handle"));
    Collections.addAll(arguments, more);
    return LAVA.run(arguments.toArray(String[]::new));
  }

  private void events(String... kinds) throws IOException {
    for (String kind : kinds) {
      Files.writeString(directory.resolve(kind + ".json"), "{\"what\":\"" + kind + "\"}");
    }
  }

  private static String text(JsonNode failure) {
    return "%s: %s: %s"
        .formatted(
            failure.get("event").asString(),
            failure.get("errorType").asString(),
            failure.get("errorMessage").asString());
  }

  private static String succeed(LavaProcess.Ended ended) {
    assertThat(ended.status()).as(ended.err()).isZero();
    return ended.out();
  }
}

package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.image.reference.Reference;
import dev.lava.sandbox.Availability;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.Sandboxes;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real Spring Cloud Function application, which Spring processes while it is built. */
class SpringAheadOfTimeIT {
  private static final Path HOME = Path.of("target/lava-home").toAbsolutePath();
  private static final LavaProcess LAVA = new LavaProcess(HOME);
  private static final Sandbox SANDBOX = Sandboxes.named("namespace");
  private static final String EVENT = "{\"name\":\"bob\",\"n\":3}";
  private static final String FROM_GENERATED = "Starting AOT-processed App using Java";
  private static final Map<String, String> VARIABLES =
      Map.of("MAIN_CLASS", "com.example.App", "SPRING_CLOUD_FUNCTION_DEFINITION", "greet");

  @BeforeAll
  static void build() throws Exception {
    RequiredTool.require(
        SANDBOX.availability() instanceof Availability.Available,
        "no function can be processed here: " + SANDBOX.availability());
    succeed(LAVA.run("base"));
    succeed(build("spring-plain"));
    succeed(build("spring-processed", "--spring-aot=require"));
  }

  @Test
  void it_answers_as_without_and_starts_from_what_was_generated() throws Exception {
    List<String> plain = new ArrayList<>();
    List<String> processed = new ArrayList<>();

    assertThat(invoke("spring-processed", VARIABLES, processed))
        .isEqualTo(invoke("spring-plain", VARIABLES, plain))
        .isEqualTo("{\"greeting\":\"hi bob\",\"square\":9}");

    assertThat(processed).anyMatch(line -> line.contains(FROM_GENERATED));
    assertThat(plain).noneMatch(line -> line.contains(FROM_GENERATED));
  }

  @Test
  void under_another_profile_it_starts_as_without_and_says_so() throws Exception {
    List<String> log = new ArrayList<>();
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.put("SPRING_PROFILES_ACTIVE", "quiet");
    variables.put("TABLE_NAME", "orders");

    assertThat(invoke("spring-processed", variables, log))
        .isEqualTo("{\"greeting\":\"hi bob\",\"square\":9}");

    assertThat(log)
        .noneMatch(line -> line.contains(FROM_GENERATED))
        .anyMatch(line -> line.contains("not as they were then: SPRING_PROFILES_ACTIVE. "));
  }

  private static LavaProcess.Ended build(String tag, String... more) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("build", "../benchmarks/functions/spring", "--tag", tag));
    arguments.addAll(
        List.of("--handler", "org.springframework.cloud.function.adapter.aws.FunctionInvoker"));
    arguments.addAll(List.of("--train", "off"));
    VARIABLES.forEach(
        (name, value) -> arguments.addAll(List.of("--train-env", name + "=" + value)));
    Collections.addAll(arguments, more);
    return LAVA.run(arguments.toArray(String[]::new));
  }

  private static String invoke(String tag, Map<String, String> variables, List<String> log)
      throws IOException {
    LavaHome home = new LavaHome(HOME);
    List<String> lines = Collections.synchronizedList(log);
    FunctionSettings settings =
        FunctionSettings.of(tag)
            .withMemoryMegabytes(512)
            .withTimeout(Duration.ofSeconds(60))
            .withEnvironment(variables);
    try (Emulator emulator =
        RunningFunction.start(
            home,
            new LocalImages(home).image(Reference.parse(tag)),
            SANDBOX,
            settings,
            EmulatorOptions.defaults().withLogs(line -> lines.add(line.text())))) {
      return emulator.invoke(EVENT.getBytes(StandardCharsets.UTF_8)).payload().text();
    }
  }

  private static void succeed(LavaProcess.Ended ended) {
    assertThat(ended.status()).as(ended.err()).isZero();
  }
}

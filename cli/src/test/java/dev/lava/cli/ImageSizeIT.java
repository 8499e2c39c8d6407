package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.emulator.InvocationResult;
import dev.lava.image.Descriptor;
import dev.lava.image.Image;
import dev.lava.image.Layer;
import dev.lava.image.reference.Reference;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Availability;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.Sandboxes;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * What images weigh, by their manifests and unpacked, and what of them a registry is sent again. A
 * megabyte is a million bytes.
 */
class ImageSizeIT {
  private static final LavaHome HOME = new LavaHome(Path.of("target/lava-home").toAbsolutePath());
  private static final LavaProcess LAVA = new LavaProcess(HOME.directory());
  private static final Sandbox SANDBOX = Sandboxes.named("namespace");
  private static final Path SAMPLE = Path.of("../samples/greeting").toAbsolutePath().normalize();
  private static final long MEGABYTE = 1_000_000;

  @TempDir Path directory;

  @BeforeAll
  static void build_a_base() throws Exception {
    succeed(LAVA.run("base"));
  }

  @Test
  void the_base_with_all_of_java_se_is_at_most_45_MB_compressed_and_150_MB_on_disk()
      throws Exception {
    Image base = image("lava-java:25");

    assertThat(compressed(layers(base))).isLessThanOrEqualTo(45 * MEGABYTE);
    assertThat(DiskUsage.of(UnpackedRoots.of(HOME.roots()).unpack(base)))
        .isLessThanOrEqualTo(150 * MEGABYTE);
  }

  @Test
  void changing_one_class_changes_one_small_layer() throws Exception {
    Path function = directory.resolve("function");
    Files.createDirectories(function.resolve("lib"));
    Files.copy(jarOf(JsonMapper.class), function.resolve("lib/dependency.jar"));
    List<Descriptor> before = untrained(function, "one");

    List<Descriptor> after = untrained(function, "another");

    Descriptor last = after.getLast();
    assertThat(after).hasSize(5).startsWith(before.subList(0, 4).toArray(Descriptor[]::new));
    assertThat(last).isNotEqualTo(before.getLast());
    assertThat(last.size()).isLessThan(20_000);
  }

  @Nested
  class A_slim_greeting {
    @Test
    void is_trained_and_answers_and_is_at_most_28_MB_compressed_and_150_MB_on_disk()
        throws Exception {
      RequiredTool.require(
          SANDBOX.availability() instanceof Availability.Available,
          "no function can be trained here: " + SANDBOX.availability());

      String built =
          succeed(
              LAVA.run(
                  "build",
                  SAMPLE.toString(),
                  "--handler",
                  "dev.lava.samples.greeting.Greeting",
                  "--slim",
                  "--train=require",
                  "--tag",
                  "slim-greeting",
                  "--json"));

      Image image = image("slim-greeting");
      assertThat(new JsonMapper().readTree(built).at("/training/trained").asBoolean()).isTrue();
      assertThat(compressed(layers(image))).isLessThanOrEqualTo(28 * MEGABYTE);
      assertThat(DiskUsage.of(UnpackedRoots.of(HOME.roots()).unpack(image)))
          .isLessThanOrEqualTo(150 * MEGABYTE);
      assertThat(answer(image)).contains("Hello, Ada!");
    }
  }

  private static String answer(Image image) throws IOException {
    FunctionSettings settings =
        FunctionSettings.of("slim-greeting")
            .withMemoryMegabytes(512)
            .withTimeout(Duration.ofSeconds(60));
    try (Emulator emulator =
        RunningFunction.start(HOME, image, SANDBOX, settings, EmulatorOptions.defaults())) {
      InvocationResult result =
          emulator.invoke(Files.readAllBytes(SAMPLE.resolve("events/api-gateway-v2.json")));
      assertThat(result.functionError()).as(result.logTail()).isEmpty();
      return result.payload().text();
    }
  }

  /** The layers of a function that answers this, built anew. */
  private List<Descriptor> untrained(Path function, String answer) throws Exception {
    Path source =
        Files.writeString(
            directory.resolve("App.java"),
            "public class App { public String run() { return \"%s\"; } }".formatted(answer));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "21", "-d", function.toString(), source.toString());
    assertThat(compiled).isZero();
    succeed(
        LAVA.run(
            "build",
            function.toString(),
            "--handler",
            "App::run",
            "--train=off",
            "--tag",
            "one-class"));
    return layers(image("one-class"));
  }

  private static Image image(String name) throws IOException {
    return new LocalImages(HOME).image(Reference.parse(name));
  }

  private static Path jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static List<Descriptor> layers(Image image) {
    return image.layers().stream().map(Layer::descriptor).toList();
  }

  private static long compressed(List<Descriptor> layers) {
    return layers.stream().mapToLong(Descriptor::size).sum();
  }

  private static String succeed(LavaProcess.Ended ended) {
    assertThat(ended.status()).as(ended.err()).isZero();
    return ended.out();
  }
}

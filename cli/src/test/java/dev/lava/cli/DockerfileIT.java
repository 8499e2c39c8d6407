package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.launch.ImageLauncher;
import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.emulator.InvocationResult;
import dev.lava.image.Image;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Dockerfile on top of the base image, built by buildah, whose last step trains the function; and
 * what the image's own JVM does with the cache in situations that are not those of the training.
 * The function says which cache its JVM has in memory.
 */
class DockerfileIT {
  private static final Path HOME = Path.of("target/lava-home").toAbsolutePath();

  private static final String FUNCTION =
      """
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.util.List;
      import java.util.Map;

      public class App {
        public String cache(Map<String, String> event) throws Exception {
          if (event.containsKey("fail")) throw new IllegalStateException(event.get("fail"));
          List<String> maps = Files.readAllLines(Path.of("/proc/self/maps"));
          for (String cache : List.of("function.aot", "function.jsa", "runtime.jsa")) {
            for (String line : maps) if (line.endsWith("/" + cache)) return cache;
          }
          return "none";
        }
      }
      """;

  @TempDir static Path shared;

  private static Buildah buildah;
  private static Path root = Path.of("");
  private static Image image;

  /** What the last function printed, from its start. */
  private static final List<String> LOG = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void build() throws Exception {
    buildah = Buildah.in(shared);
    base("java25");
    Path source = Files.writeString(shared.resolve("App.java"), FUNCTION);
    Path classes = Files.createDirectories(shared.resolve("classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "21", "-d", classes.toString(), source.toString());
    assertThat(compiled).isZero();
    Files.createDirectories(shared.resolve("events"));
    Files.writeString(shared.resolve("events/good.json"), "{\"name\":\"Ada\"}");
    Files.writeString(shared.resolve("events/bad.json"), "{\"fail\":\"no such order\"}");

    Buildah.Ended built = buildah("trained", "\"/var/task/events/good.json\", \"--require\"");
    assertThat(built.status()).as(built.output()).isZero();
    assertThat(built.output()).contains("train: trained with 1 of 1 events; ");
    image = buildah.pushed("trained").image();
    root = unpacked(image);
  }

  @AfterAll
  static void remove_what_buildah_keeps() throws Exception {
    buildah.clear();
  }

  @Test
  void a_function_of_single_class_files_starts_from_its_cache() throws Exception {
    InvocationResult result = invoke(Map.of());

    assertThat(answer(result)).isEqualTo("function.aot");
    assertThat(String.join("\n", LOG)).doesNotContain("[aot]", "bootstrap:");
  }

  @Test
  void an_event_that_fails_is_named_and_does_not_keep_the_others_from_being_learned_from()
      throws Exception {
    Buildah.Ended ended =
        buildah("partly", "\"/var/task/events/bad.json\", \"/var/task/events/good.json\"");

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains(
            "train: the event /var/task/events/bad.json failed: {\"errorMessage\":\"no such order\"")
        .contains("train: trained with 1 of 2 events; ");
  }

  @Test
  void the_build_fails_where_training_is_required_and_an_event_fails() throws Exception {
    assertThat(buildah("required", "\"/var/task/events/bad.json\", \"--require\"").status())
        .isNotZero();
  }

  @Test
  void a_handler_that_is_not_there_leaves_the_function_untrained_and_says_so() throws Exception {
    Path dockerfile =
        Files.writeString(
            shared.resolve("Dockerfile.none"),
            """
        FROM oci:%s
        COPY classes /var/task/
        RUN ["/var/runtime/train", "Nobody::here"]
        """
                .formatted(shared.resolve("java25")));

    Buildah.Ended ended = buildah.build("none", dockerfile, shared);

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("train: the function is not trained: ");
  }

  /**
   * Java 21 knows no cache but archives of classes; the one of the function lies on the image's.
   */
  @Nested
  class A_function_on_Java_21 {
    private static @Nullable BakedImage built;

    @BeforeAll
    static void build() throws Exception {
      base("java21");
      Buildah.Ended ended = buildah("java21", "older", "\"--require\"");
      assertThat(ended.status()).as(ended.output()).isZero();
      assertThat(ended.output())
          .contains("train: trained with 1 of 1 events; /var/task/.lava/function.jsa has ");
      built = buildah.pushed("older");
    }

    @Test
    void starts_from_its_archive() throws Exception {
      Image older = older().image();

      assertThat(answer(invoke(older, unpacked(older), Map.of()))).isEqualTo("function.jsa");
      assertThat(String.join("\n", LOG)).doesNotContain("[cds]", "bootstrap:");
    }

    @Test
    void starts_from_its_archive_in_podman() throws Exception {
      assertThat(answer(older().invokeInPodman("{}", Map.of()))).isEqualTo("function.jsa");
    }

    private static BakedImage older() {
      return Objects.requireNonNull(built);
    }
  }

  @Nested
  class A_start_that_is_not_that_of_the_training {
    @ParameterizedTest
    @CsvSource({
      "-Xshare:auto, function.aot",
      "-XX:+UseG1GC, function.aot",
      "-XX:+UseParallelGC, function.aot",
      "-XX:TieredStopAtLevel=4, function.aot",
      "--add-opens=java.base/java.io=ALL-UNNAMED, runtime.jsa",
      "'-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0', runtime.jsa",
      "-XX:+UseZGC, none",
      "-XX:-UseCompressedOops, none",
      "-Xshare:off, none"
    })
    void answers_rightly_and_the_log_has_no_word_of_the_JVM_about_caches(
        String options, String cache) throws Exception {
      InvocationResult result = invoke(Map.of("JAVA_TOOL_OPTIONS", options));

      assertThat(answer(result)).isEqualTo(cache);
      assertThat(String.join("\n", LOG))
          .doesNotContain("[cds]", "[aot]", "shared", "warning", "bootstrap:");
    }

    @Test
    void may_be_for_several_invocations_at_once() throws Exception {
      assertThat(answer(invoke(Map.of("AWS_LAMBDA_MAX_CONCURRENCY", "4"))))
          .isEqualTo("function.aot");
    }

    @Test
    void may_have_the_jars_of_layers() throws Exception {
      try (Change _ =
          change(
              "opt/java/lib/layer.jar",
              Files.readAllBytes(root.resolve("var/task/.lava/function.jar")))) {
        assertThat(answer(invoke(Map.of()))).isEqualTo("function.aot");
      }
    }

    @Test
    void says_in_one_line_that_the_function_is_another_than_that_of_the_training()
        throws Exception {
      byte[] same = Files.readAllBytes(root.resolve("var/task/.lava/function.jar"));
      try (Change _ = change("var/task/lib/another.jar", same)) {
        InvocationResult result = invoke(Map.of());

        assertThat(answer(result)).isEqualTo("runtime.jsa");
        assertThat(String.join("\n", LOG))
            .containsOnlyOnce("bootstrap: the jars in '/var/task' are not those that")
            .doesNotContain("[cds]", "[aot]");
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 4096, 1_000_000})
    void does_without_a_cache_that_is_cut_off(int length) throws Exception {
      byte[] whole = Files.readAllBytes(root.resolve("var/task/.lava/function.aot"));
      try (Change _ =
          change("var/task/.lava/function.aot", java.util.Arrays.copyOf(whole, length))) {
        silentlyWithoutCache();
      }
    }

    @Test
    void does_without_the_cache_of_another_build_of_the_JVM() throws Exception {
      byte[] bytes = Files.readAllBytes(root.resolve("var/task/.lava/function.aot"));
      String latin = new String(bytes, StandardCharsets.ISO_8859_1);
      bytes[latin.indexOf("OpenJDK 64-Bit")] = 'X';
      try (Change _ = change("var/task/.lava/function.aot", bytes)) {
        silentlyWithoutCache();
      }
    }

    private void silentlyWithoutCache() throws Exception {
      InvocationResult result = invoke(Map.of());

      assertThat(answer(result)).isEqualTo("none");
      assertThat(String.join("\n", LOG)).doesNotContain("[aot]", "[cds]");
    }
  }

  /** A file of the root that has another content until this is closed. */
  private record Change(Path file, Path before) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (Files.exists(before)) {
        Files.move(before, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(file);
      }
    }
  }

  private static Change change(String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    Path before = shared.resolve("before");
    Files.createDirectories(file.getParent());
    FileTime time = FileTime.from(Instant.EPOCH);
    if (Files.exists(file)) {
      time = Files.getLastModifiedTime(file);
      Files.move(file, before);
    }
    Files.write(file, content);
    Files.setLastModifiedTime(file, time);
    return new Change(file, before);
  }

  private static InvocationResult invoke(Map<String, String> environment) throws Exception {
    return invoke(image, root, environment);
  }

  private static InvocationResult invoke(Image image, Path root, Map<String, String> environment)
      throws Exception {
    FunctionSettings settings =
        FunctionSettings.of("trained").withMemoryMegabytes(512).withEnvironment(environment);
    ImageLauncher launcher =
        new ImageLauncher(
            root,
            image.config(),
            Sandboxes.firstAvailable(Sandboxes.isolated()).sandbox(),
            OptionalInt.empty());
    LOG.clear();
    EmulatorOptions options = EmulatorOptions.defaults().withLogs(line -> LOG.add(line.text()));
    try (Emulator emulator = Emulator.start(settings, launcher, options)) {
      return emulator.invoke("{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String answer(InvocationResult result) {
    assertThat(result.functionError()).as(result.logTail()).isEmpty();
    return result.payload().toString().replace("\"", "");
  }

  private static void base(String recipe) throws Exception {
    LavaProcess.Ended ended =
        new LavaProcess(HOME)
            .run("base", recipe, "--tag", recipe, "--output", "oci:" + shared.resolve(recipe));
    assertThat(ended.status()).as(ended.err()).isZero();
  }

  private static Path unpacked(Image image) throws IOException {
    return UnpackedRoots.of(shared.resolve("roots")).unpack(image);
  }

  private static Buildah.Ended buildah(String tag, String arguments) throws Exception {
    return buildah("java25", tag, arguments);
  }

  private static Buildah.Ended buildah(String base, String tag, String arguments) throws Exception {
    Path dockerfile =
        Files.writeString(
            shared.resolve("Dockerfile." + tag),
            """
            FROM oci:%s
            COPY classes /var/task/
            COPY events /var/task/events/
            RUN ["/var/runtime/train", "App::cache", %s]
            CMD ["App::cache"]
            """
                .formatted(shared.resolve(base), arguments));
    return buildah.build(tag, dockerfile, shared);
  }
}

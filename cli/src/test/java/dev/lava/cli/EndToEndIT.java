package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.emulator.InvocationResult;
import dev.lava.sandbox.Availability;
import dev.lava.sandbox.Sandboxes;
import dev.lava.testing.Pom;
import dev.lava.testing.RequiredTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the README promises, from the distribution that the build has just laid out: real packages,
 * a real jlink, real sandboxes, and tools of others as witnesses.
 */
class EndToEndIT {
  /** Beside the build's output, so that a second run finds what the first has downloaded. */
  private static final Path HOME = Path.of("target/lava-home").toAbsolutePath();

  private static final Path SAMPLE = Path.of("../samples/greeting").toAbsolutePath().normalize();
  private static final String HANDLER = "dev.lava.samples.greeting.Greeting";
  private static final LavaProcess LAVA = new LavaProcess(HOME);
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path shared;
  @TempDir Path directory;

  @BeforeAll
  static void build() throws Exception {
    succeed(LAVA.run("base", "--output", "oci:" + shared.resolve("base")));
    succeed(
        LAVA.run(
            "build",
            SAMPLE.toString(),
            "--handler",
            HANDLER,
            "--tag",
            "greeting:latest",
            "--output",
            "oci:" + shared.resolve("greeting")));
  }

  @Test
  void the_quickstart_prints_the_response_and_the_figures() throws Exception {
    LavaProcess.Ended ended = LAVA.run("quickstart");

    assertThat(ended.err()).as(ended.err()).doesNotContain("lava: ");
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .startsWith("{\"statusCode\":200,")
        .contains("Hello, Ada!")
        .containsPattern("image, compressed +[0-9.]+ MB")
        .containsPattern("image, on disk +[0-9.]+ MB")
        .containsPattern("layers +6")
        .containsPattern("build of the base +[0-9.]+ m?s")
        .containsPattern("cold start +[0-9.]+ m?s")
        .containsPattern("warm p50 +[0-9.]+ ms");
  }

  @Test
  void the_base_has_the_same_digest_when_it_is_built_in_another_place() throws Exception {
    Path home = Files.createDirectories(directory.resolve("another/home"));
    List<String> elsewhere =
        List.of(
            "env",
            "TZ=Pacific/Auckland",
            "LC_ALL=POSIX",
            "USER=somebody",
            "sh",
            "-c",
            "umask 077; exec \"$@\"",
            "sh");

    String again =
        succeed(new LavaProcess(home, elsewhere).run("base", "--lock=require", "--json"));

    String before = succeed(LAVA.run("inspect", "lava-java:25", "--json"));
    assertThat(JSON.readTree(again).get("digest")).isEqualTo(JSON.readTree(before).get("digest"));
  }

  @Test
  void an_image_is_signed_with_its_bill_of_materials_and_provenance_and_verified()
      throws Exception {
    RequiredTool.ofDebian("openssl").require();
    Path key = directory.resolve("cosign.key");
    Path publicKey = directory.resolve("cosign.pub");
    command(
        "openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key.toString());
    command("openssl", "ec", "-in", key.toString(), "-pubout", "-out", publicKey.toString());

    succeed(LAVA.run("sign", "greeting:latest", "--key", key.toString()));

    JsonNode verified =
        JSON.readTree(
            succeed(
                LAVA.run("verify", "greeting:latest", "--key", publicKey.toString(), "--json")));
    assertThat(verified.get("findings"))
        .allSatisfy(finding -> assertThat(finding.get("outcome").asString()).isEqualTo("holds"));
    assertThat(succeed(LAVA.run("inspect", "greeting:latest", "--sbom")))
        .contains("pkg:deb/debian/libc6@", "pkg:maven/com.amazonaws/aws-lambda-java-core@")
        .contains("\"name\" : \"java.base\"");
  }

  @Test
  void the_configuration_carries_what_lambda_reads() throws Exception {
    RequiredTool.ofDebian("skopeo").require();

    JsonNode config =
        JSON.readTree(
            command("skopeo", "inspect", "--config", "oci:" + shared.resolve("greeting")));

    assertThat(config.at("/config/Entrypoint/0").asString()).isEqualTo("/lambda-entrypoint.sh");
    assertThat(config.at("/config/Cmd/0").asString()).isEqualTo(HANDLER);
    assertThat(config.at("/config/WorkingDir").asString()).isEqualTo("/var/task");
    assertThat(config.at("/config/Labels/com.amazonaws.lambda.feature.snapstart").asString())
        .isEqualTo("Allow");
    assertThat(config.at("/config/Env").toString())
        .contains(
            "LANG=en_US.UTF-8",
            "TZ=:/etc/localtime",
            "LAMBDA_TASK_ROOT=/var/task",
            "LAMBDA_RUNTIME_DIR=/var/runtime",
            "PATH=/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin");
    assertThat(config.get("history")).hasSize(config.at("/rootfs/diff_ids").size());
  }

  @Test
  void umoci_unpacks_the_image() throws Exception {
    RequiredTool.ofDebian("umoci").require();
    Path layout = shared.resolve("greeting");
    String tag =
        JSON.readTree(Files.readAllBytes(layout.resolve("index.json")))
            .at("/manifests/0/annotations/org.opencontainers.image.ref.name")
            .asString();

    command(
        "umoci",
        "unpack",
        "--rootless",
        "--image",
        layout + ":" + tag,
        directory.resolve("bundle").toString());

    assertThat(directory.resolve("bundle/rootfs/var/task/function.jar")).exists();
    assertThat(directory.resolve("bundle/rootfs/lambda-entrypoint.sh")).isExecutable();
  }

  @Test
  void podman_runs_the_image_with_the_emulator_outside() throws Exception {
    RequiredTool.ofDebian("podman").require();
    Availability podman = Sandboxes.named("podman").availability();
    RequiredTool.require(
        podman instanceof Availability.Available,
        "podman starts no container for this user: " + podman);
    FunctionSettings settings =
        FunctionSettings.of("greeting")
            .withMemoryMegabytes(512)
            .withTimeout(Duration.ofSeconds(30));

    try (Emulator emulator = Emulator.start(settings, this::podman, EmulatorOptions.defaults())) {
      InvocationResult result =
          emulator.invoke(Files.readAllBytes(SAMPLE.resolve("events/api-gateway-v2.json")));

      assertThat(result.functionError()).as(result.logTail()).isEmpty();
      assertThat(result.payload().toString()).contains("Hello, Ada!");
    }
  }

  @Test
  void an_unrelated_project_is_built_run_and_invoked() throws Exception {
    Path project = unrelatedProject();
    succeed(
        LAVA.run(
            "build", project.toString(), "--handler", "org.unrelated.Sum::of", "--tag", "sum"));

    Process run = LAVA.start("run", "sum:latest", "--port", "0", "--json");
    try {
      JsonNode started = JSON.readTree(firstDocument(run));
      String port = started.get("endpoint").asString().replaceFirst(".*:", "");

      String answer = succeed(LAVA.run("invoke", "sum", "--port", port, "--data", "[1,2,3.5]"));

      assertThat(answer).isEqualTo("{\"total\":6.5,\"terms\":3}\n");
      assertThat(succeed(LAVA.run("invoke", "--port", port, "--data", "[]")))
          .isEqualTo("{\"total\":0.0,\"terms\":0}\n");
    } finally {
      run.destroy();
      run.waitFor();
    }
  }

  @Test
  void a_port_in_use_is_named() throws Exception {
    try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      LavaProcess.Ended ended =
          LAVA.run("run", "greeting:latest", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.err()).contains("port " + taken.getLocalPort());
    }
  }

  @Test
  void a_handler_that_is_not_there_leaves_the_tag_as_it_was() throws Exception {
    String before = succeed(LAVA.run("inspect", "greeting:latest"));

    LavaProcess.Ended ended =
        LAVA.run(
            "build", SAMPLE.toString(), "--handler", HANDLER + "s", "--tag", "greeting:latest");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .endsWith(
            "lava: handler '%1$ss': there is no class '%1$ss' in the function or its 2 dependencies; did you mean '%1$s'?\n"
                .formatted(HANDLER));
    assertThat(succeed(LAVA.run("inspect", "greeting:latest"))).isEqualTo(before);
  }

  @Test
  void bench_measures_the_image_beside_its_rivals() throws Exception {
    Availability namespace = Sandboxes.named("namespace").availability();
    RequiredTool.require(
        namespace instanceof Availability.Available, "the namespace sandbox: " + namespace);
    Path html = directory.resolve("greeting.html");

    JsonNode report =
        JSON.readTree(
            succeed(
                LAVA.run(
                    "bench",
                    "greeting:latest",
                    "--runs",
                    "2",
                    "--warm",
                    "5",
                    "--event",
                    SAMPLE.resolve("events/api-gateway-v2.json").toString(),
                    "--html",
                    html.toString(),
                    "--json")));

    assertThat(report.get("notMeasured")).isEmpty();
    assertThat(report.get("differences")).isEmpty();
    assertThat(report.get("contenders").findValuesAsString("name"))
        .containsExactly("image", "aws", "aws-trained", "floor");
    assertThat(report.at("/contenders/0/samples")).hasSize(2);
    assertThat(report.at("/contenders/0/samples/0/warmMicros")).hasSize(5);
    assertThat(report.at("/contenders/0/residentBytes/median").asLong()).isGreaterThan(10 << 20);
    assertThat(report.at("/starts/0/phasesFromClassLog").asBoolean()).isFalse();
    assertThat(report.at("/starts/0/phaseMillis").propertyNames())
        .containsExactly(
            "process", "JVM", "runtime", "handler", "connect", "receive", "decode", "call",
            "encode", "send");
    assertThat(html).content().endsWith("</html>\n");
  }

  @Test
  void bench_lists_the_classes_of_a_start_and_who_asked_for_them() throws Exception {
    String list = succeed(LAVA.run("bench", "greeting:latest", "--classes"));

    assertThat(list)
        .containsPattern("^[0-9]+ classes before the first answer, [0-9]+ of them from a cache")
        .contains("dev.lava.runtime.http.HttpConnection");
  }

  /** Starts the image by podman itself, which reads it from the layout that we wrote. */
  private PodmanFunction podman(Map<String, String> environment) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "podman",
                "--runtime",
                "runc",
                "run",
                "--rm",
                "--network",
                "host",
                "--ulimit",
                "nofile=1024:1024",
                "--ulimit",
                "nproc=1000:1000"));
    environment.forEach(
        (name, value) -> {
          command.add("--env");
          command.add(name + "=" + value);
        });
    command.add("oci:" + shared.resolve("greeting"));
    return new PodmanFunction(new ProcessBuilder(command).start());
  }

  private Path unrelatedProject() throws IOException {
    Path project = directory.resolve("unrelated");
    Path sources = Files.createDirectories(project.resolve("src/main/java/org/unrelated"));
    Files.writeString(project.resolve("pom.xml"), Pom.of("org.unrelated:sum:3.1", 21).text());
    Files.writeString(
        sources.resolve("Sum.java"),
        """
        package org.unrelated;

        import java.util.List;

        public class Sum {
          public record Result(double total, int terms) {}

          public Result of(List<Double> terms) {
            double total = 0;
            for (double term : terms) total += term;
            return new Result(total, terms.size());
          }
        }
        """);
    return project;
  }

  private static String succeed(LavaProcess.Ended ended) {
    assertThat(ended.status()).as(ended.err()).isZero();
    return ended.out();
  }

  private static String firstDocument(Process process) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder document = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      document.append(line).append('\n');
      if (line.equals("}")) {
        return document.toString();
      }
    }
    throw new IOException("the process ended before it said where it listens: " + document);
  }

  private static String command(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}

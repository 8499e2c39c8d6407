package dev.lava.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.image.atomic.Deletion;
import dev.lava.image.reference.Reference;
import dev.lava.sandbox.Availability;
import dev.lava.sandbox.Sandboxes;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code lava build} as a process that is killed (SIGKILL) at any moment of a training, from the
 * unpacking of the image to the cache's way into the store. The store is whole, nothing half
 * learned counts as a cache, no process stays, and the next build trains. More kills:
 *
 * <pre>mvn -pl cli -am verify -Dit.test=KilledTrainingIT -Dlava.kills=40</pre>
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class KilledTrainingIT {
  private static final int KILLS = Integer.getInteger("lava.kills", 1);
  private static final Path BASES = Path.of("target/lava-home").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(10);

  private static final String FUNCTION =
      "public class App { public String handle(String event) { return event; } }";

  @TempDir private Path directory;
  private Path function;
  private LavaHome home;

  @BeforeEach
  void make_a_home_with_a_base() throws Exception {
    RequiredTool.require(
        Sandboxes.named("namespace").availability() instanceof Availability.Available,
        "no function can be trained here");
    assertThat(new LavaProcess(BASES).run("base").status()).isZero();
    home = new LavaHome(directory.resolve("home"));
    Reference base = Reference.parse("lava-java:25");
    new LocalImages(home).store().write(base, new LocalImages(new LavaHome(BASES)).image(base));
    function = Files.createDirectory(directory.resolve("function"));
    Files.createDirectory(directory.resolve("tmp"));
    Path source = Files.writeString(directory.resolve("App.java"), FUNCTION);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", function.toString(), source.toString()))
        .isZero();
  }

  /** Roots have links that lead out, about which JUnit would wonder. */
  @AfterEach
  void remove_the_home() throws Exception {
    Deletion.of(home.directory());
  }

  @Test
  void a_build_killed_while_it_trains_leaves_no_cache_and_no_process_and_the_next_one_trains()
      throws Exception {
    Random random = new Random();
    long longest = 5_000;
    int killed = 0;
    for (int round = 0; killed < KILLS; round++) {
      int known = known().size();
      Process build = lava().start(build(round));
      awaitSandbox(build);
      boolean ended = build.waitFor(random.nextLong(longest), TimeUnit.MILLISECONDS);
      build.destroyForcibly().waitFor();
      killed += ended ? 0 : 1;
      longest = ended ? Math.max(longest * 3 / 4, 100) : longest;

      requireNoProcess();
      new HomeState(home).requireWholeStore();
      // Every other kill comes upon what the one before has left.
      if (ended || killed % 2 == 0 || killed == KILLS) {
        trainsUnless(known().size() > known, round);
      }
    }
  }

  private void trainsUnless(boolean remembered, int round) throws Exception {
    LavaProcess.Ended ended = lava().run(build(round));

    assertThat(ended.status()).as(Files.readString(directory.resolve("err"))).isZero();
    JsonNode training = new JsonMapper().readTree(ended.out()).get("training");
    assertThat(training.get("trained").asBoolean()).isTrue();
    assertThat(training.get("reused").asBoolean()).isEqualTo(remembered);
    assertThat(LoadedClasses.of(home, "killed", "\"a\"", "\"a\""))
        .anyMatch(line -> line.endsWith("App source: shared objects file"));
    assertThat(new HomeState(home).partials()).isEmpty();
    assertThat(home.training().resolve("work")).doesNotExist();
  }

  /** Each round has an event of its own, so that no training is that of another round. */
  private String[] build(int round) throws IOException {
    Path events = Files.createDirectories(directory.resolve("events-" + round));
    Files.writeString(events.resolve("event.json"), "\"round %d\"".formatted(round));
    return new String[] {
      "build",
      function.toString(),
      "--handler",
      "App::handle",
      "--tag",
      "killed",
      "--json",
      "--train=require",
      "--events",
      events.toString(),
      "--train-env",
      "MARK=" + directory
    };
  }

  /** All that it starts or writes outside of its home names the test's directory. */
  private LavaProcess lava() {
    return new LavaProcess(
        home.directory(),
        List.of(
            "env",
            "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=" + directory.resolve("tmp"),
            "sh",
            "-c",
            "exec \"$@\" 2>>'%s'".formatted(directory.resolve("err")),
            "sh"));
  }

  /** The first process that a build starts is that which tries out the sandbox. */
  private static void awaitSandbox(Process build) {
    while (build.isAlive() && build.descendants().findAny().isEmpty()) {
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** The trainings that count as whole. */
  private List<Path> known() throws IOException {
    Path directory = home.training().resolve("known");
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
    }
  }

  private void requireNoProcess() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> left = processes();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(GLANCE.toNanos());
      left = processes();
    }
    assertThat(left).isEmpty();
  }

  /** The command lines of processes that name the test's directory, there or in a variable. */
  private List<String> processes() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.toList()) {
        String command = text(process.resolve("cmdline"));
        if ((command + text(process.resolve("environ"))).contains(directory.toString())) {
          found.add(process.getFileName() + " " + command.replace('\0', ' '));
        }
      }
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException _) {
      return ""; // It has ended, is no process, or belongs to somebody else.
    }
  }
}

package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.atomic.Deletion;
import dev.lava.image.change.ImageChange;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code lava build} as a process that is killed (SIGKILL) at any moment. The store is never torn,
 * and the next build gives the image of an undisturbed one. More kills:
 *
 * <pre>mvn -pl cli -am test -Dtest=KilledBuildTest -Dlava.kills=100</pre>
 */
class KilledBuildTest {
  private static final int KILLS = Integer.getInteger("lava.kills", 4);
  private static final Reference NAME = Reference.parse("killed:latest");

  @TempDir private Path directory;
  private Path function;

  @BeforeEach
  void write() throws Exception {
    function = Files.createDirectories(directory.resolve("function"));
    Path source =
        Files.writeString(
            directory.resolve("App.java"),
            "public class App { public String handle(String event) { return event; } }");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", function.toString(), source.toString()))
        .isZero();
    byte[] bytes = new byte[12 << 20];
    new Random(1).nextBytes(bytes);
    Path jar = Files.createDirectory(function.resolve("lib")).resolve("large.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("large"));
      zip.write(bytes);
    }
  }

  @Test
  void a_build_killed_at_any_moment_leaves_a_store_on_which_the_next_succeeds() throws Exception {
    LavaHome undisturbed = home("undisturbed");
    long began = System.nanoTime();
    succeed(undisturbed);
    long longest = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    Image expected = new LocalImages(undisturbed).image(NAME);
    LavaHome home = home("home");
    Random random = new Random();
    for (int killed = 0; killed < KILLS; ) {
      Process build = build(home);
      boolean ended = build.waitFor(random.nextLong(longest / 4, longest), TimeUnit.MILLISECONDS);
      build.destroyForcibly().waitFor();
      new HomeState(home).requireWholeStore();
      if (ended) {
        // The machine has become faster than it was for the first build.
        longest = Math.max(longest * 3 / 4, 100);
      } else {
        killed++;
      }
      // Every other kill comes upon what the one before has left.
      if (ended || killed % 2 == 0) {
        succeed(home);
        assertThat(new LocalImages(home).image(NAME)).as("kill %d", killed).isEqualTo(expected);
        new HomeState(home).requireWholeStore();
        assertThat(new HomeState(home).partials()).isEmpty();
        Deletion.of(home.directory());
        home = home("home");
      }
    }
  }

  /** A home whose store has a base image. */
  private LavaHome home(String name) throws IOException {
    LavaHome home = new LavaHome(directory.resolve(name));
    OciLayout store = new LocalImages(home).store();
    FileTree tree =
        FileTree.builder()
            .put("etc/motd", new Node.File(Content.of("hello".getBytes(UTF_8)), 0_644))
            .build();
    store.write(
        Reference.parse("base:1"),
        ImageChange.append(
            ImageChange.empty(Platform.host()),
            LayerWriter.write(tree, store.blobs()),
            new HistoryEntry("a base", "")));
    return home;
  }

  private Process build(LavaHome home) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName(), "build"));
    command.addAll(List.of(function.toString(), "--handler", "App::handle", "--from", "base:1"));
    command.addAll(List.of("--train=off", "--tag", NAME.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("output").toFile());
    builder.environment().put("LAVA_HOME", home.directory().toString());
    return builder.start();
  }

  private void succeed(LavaHome home) throws Exception {
    int status = build(home).waitFor();
    assertThat(status).as(Files.readString(directory.resolve("output"))).isZero();
  }
}

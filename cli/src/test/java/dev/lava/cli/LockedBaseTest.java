package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.Image;
import dev.lava.image.reference.Reference;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.testing.RequiredTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code lava base} from a lock whose package can be had nowhere any more: the mirror has moved on,
 * and Debian's archive of the past, reached through a proxy here, does not have it.
 */
class LockedBaseTest {
  private static final Path PUBLISH = Path.of("src/test/resources/debian/publish").toAbsolutePath();
  private static final Reference NAME = Reference.parse("tiny:latest");

  private static final String RECIPE =
      """
      name: tiny
      stages:
        os:
          - packages: {release: trixie, keyring: archive.asc, names: [tiny]}
      image:
        working-directory: /
        entrypoint: [/usr/share/tiny]
        layers: [{from: os}]
      """;

  @TempDir private Path directory;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> askedOfThePast = new CopyOnWriteArrayList<>();
  private HttpServer proxy;
  private Path recipe;

  @BeforeEach
  void lock_and_move_on() throws Exception {
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          askedOfThePast.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    proxy.start();
    publish("1");
    recipe = Files.writeString(directory.resolve("tiny.yaml"), RECIPE);
    assertThat(lava("lock", recipe.toString(), "--mirror", mirror())).as(said()).isZero();
    publish("2");
  }

  @AfterEach
  void stop() {
    proxy.stop(0);
  }

  @Test
  void builds_from_the_newest_packages_and_says_loudly_that_it_did() throws Exception {
    assertThat(lava("base", recipe.toString(), "--mirror", mirror())).as(said()).isZero();

    assertThat(said().lines().filter(line -> line.startsWith("note: ")))
        .containsExactly(
            "note: NOT BUILT FROM THE LOCK '%s' but from the newest packages: %s; 'lava lock --update %s' renews the lock, --lock=require refuses to build"
                .formatted(directory.resolve("tiny.lock"), gone(), recipe));
    assertThat(version()).isEqualTo("2");
  }

  @Test
  void refuses_where_the_lock_is_required_and_leaves_the_image_that_was_there() throws Exception {
    lava("base", recipe.toString(), "--mirror", mirror(), "--lock=ignore");
    Image before = image();

    assertThat(lava("base", recipe.toString(), "--mirror", mirror(), "--lock=require"))
        .isEqualTo(1);

    assertThat(said().lines().filter(line -> line.startsWith("lava: ")))
        .containsExactly(
            "lava: %s; 'lava lock --update %s' locks what the mirror has now, and --lock=ignore builds from that without a lock"
                .formatted(gone(), recipe));
    assertThat(image()).isEqualTo(before);
  }

  @Test
  void builds_what_is_locked_once_the_lock_is_renewed() throws Exception {
    assertThat(lava("lock", "--update", recipe.toString(), "--mirror", mirror())).isZero();

    assertThat(lava("base", recipe.toString(), "--mirror", mirror(), "--lock=require"))
        .as(said())
        .isZero();

    assertThat(said()).doesNotContain("note: ");
    assertThat(version()).isEqualTo("2");
  }

  private String gone() {
    return "the mirror no longer has tiny 1: there is no file://%s/debian/pool/tiny_1_all.deb, and in Debian's archive of the past no %s"
        .formatted(directory, askedOfThePast.getLast());
  }

  private String mirror() {
    return "file://" + directory + "/debian";
  }

  private void publish(String version) throws Exception {
    new RequiredTool("gpg", "apt-get install gnupg").require();
    new RequiredTool("dpkg-deb", "apt-get install dpkg").require();
    Process process =
        new ProcessBuilder(PUBLISH.toString(), directory.toString(), version)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private int lava(String... arguments) {
    err.reset();
    return Main.execute(
        new Surroundings(
            new Terminal(
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, UTF_8),
                false),
            Map.of("http_proxy", "http://127.0.0.1:" + proxy.getAddress().getPort()),
            new LavaHome(directory.resolve("home")),
            Optional.of(new Distribution(directory))),
        arguments);
  }

  private String said() {
    return err.toString(UTF_8);
  }

  private Image image() throws IOException {
    return new LocalImages(new LavaHome(directory.resolve("home"))).image(NAME);
  }

  private String version() throws IOException {
    return Files.readString(
            UnpackedRoots.of(directory.resolve("roots")).unpack(image()).resolve("usr/share/tiny"))
        .strip();
  }
}

package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.MediaType;
import dev.lava.image.Platform;
import dev.lava.image.change.ImageChange;
import dev.lava.image.contents.Contents;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.testing.DebianRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code push}, {@code pull}, {@code copy}, {@code rebase} and looks from afar, with Debian's
 * registry.
 */
class RegistryVerbsTest {
  private static final String APP =
      "public class App { public String handle(String event) { return event; } }";

  @TempDir private static Path shared;
  private static DebianRegistry registry;

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private OciLayout store;
  private Image base;
  private Image function;

  @BeforeAll
  static void start() throws Exception {
    registry = DebianRegistry.start(shared.resolve("registry"));
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void make() throws Exception {
    store = new LocalImages(new LavaHome(directory.resolve("home"))).store();
    base = append(ImageChange.empty(Platform.AMD64), "base", "a base");
    function = function(base);
    store.write(Reference.parse("base:1"), base);
    store.write(Reference.parse("greeting:1"), function);
  }

  private Image function(Image below) throws IOException {
    Image image = append(below, "function", "lava build: function");
    image = ImageChange.annotate(image, "org.opencontainers.image.base.name", "base:1");
    return ImageChange.annotate(
        image, "org.opencontainers.image.base.digest", below.descriptor().digest().toString());
  }

  private Image append(Image image, String file, String history) throws IOException {
    FileTree tree =
        FileTree.builder()
            .put(file, new Node.File(Content.of(file.getBytes(UTF_8)), 0_644))
            .build();
    return ImageChange.append(
        image, LayerWriter.write(tree, store.blobs()), new HistoryEntry(history, ""));
  }

  private int lava(String... arguments) {
    out.reset();
    err.reset();
    return Main.execute(
        new Surroundings(
            new Terminal(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false),
            Map.of("HOME", directory.toString()),
            new LavaHome(directory.resolve("home")),
            Optional.empty()),
        arguments);
  }

  private static String remote(String name) {
    return registry.host() + "/" + name;
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }

  @Nested
  class Push {
    @Test
    void prints_the_name_by_digest_and_nothing_else() {
      assertThat(lava("push", "greeting:1", remote("pushed:1"))).as(err()).isZero();

      assertThat(out()).isEqualTo("%s@%s\n".formatted(remote("pushed"), function));
      assertThat(err()).endsWith("3 blobs sent, 0 mounted, 0 there already\n");
    }

    @Test
    void tells_programs_more() {
      lava("push", "greeting:1", remote("json:1"));

      assertThat(lava("push", "greeting:1", remote("json:1"), "--json")).isZero();
      assertThat(out())
          .isEqualTo(
              """
              {
                "reference" : "%s@%s",
                "digest" : "%s",
                "sent" : 0,
                "mounted" : 0,
                "there" : 3,
                "referrers" : 0
              }
              """
                  .formatted(remote("json"), function, function));
    }

    @Test
    void to_no_registry_is_bad_usage() {
      assertThat(lava("push", "greeting:1")).isEqualTo(2);
      assertThat(err())
          .isEqualTo(
              "lava: 'greeting:1' names no registry; valid is a name that begins with a host, such as localhost:5000/greeting:1\n");
      assertThat(lava("push", "oci:there")).isEqualTo(2);
      assertThat(err())
          .isEqualTo(
              "lava: 'oci:there' has no name in a registry; name one behind it, such as localhost:5000/greeting:1.0\n");
    }
  }

  @Test
  void a_pull_brings_what_was_pushed_and_what_is_said_about_it() throws Exception {
    Referrer bill =
        Referrer.of(
            function.descriptor(),
            new MediaType("application/vnd.cyclonedx+json"),
            List.of(Attachment.of(new MediaType("application/json"), "{}".getBytes(UTF_8))),
            Map.of());
    store.attach(bill);
    lava("push", "greeting:1", remote("pulled:1"));
    LavaHome other = new LavaHome(directory.resolve("other"));
    assertThat(err()).contains("1 referrers went along");

    assertThat(lava("copy", remote("pulled:1"), "oci:" + directory.resolve("layout")))
        .as(err())
        .isZero();
    assertThat(lava("pull", remote("pulled:1"))).as(err()).isZero();

    assertThat(out()).startsWith(remote("pulled:1") + "  " + function);
    assertThat(store.read(Reference.parse(remote("pulled:1")))).contains(function);
    OciLayout layout = OciLayout.open(directory.resolve("layout"));
    assertThat(layout.only()).isEqualTo(function);
    assertThat(layout.referrers(function.descriptor().digest())).containsExactly(bill);
    assertThat(other.store()).doesNotExist();
  }

  @Test
  void a_copy_within_a_registry_sends_nothing() {
    lava("push", "greeting:1", remote("origin:1"));

    assertThat(lava("copy", remote("origin:1"), remote("elsewhere:2"))).as(err()).isZero();

    assertThat(out()).isEqualTo("%s@%s\n".formatted(remote("elsewhere"), function));
    assertThat(err()).endsWith("0 blobs sent, 3 mounted, 0 there already\n");
  }

  @Test
  void a_copy_goes_from_an_archive_to_the_store() throws Exception {
    Path archive = directory.resolve("greeting.tar");
    assertThat(lava("copy", "greeting:1", "oci-archive:" + archive)).isZero();

    assertThat(lava("copy", "oci-archive:" + archive, "back:1")).as(err()).isZero();

    assertThat(store.read(Reference.parse("back:1"))).contains(function);
  }

  @Test
  void what_is_in_a_registry_is_checked_and_inspected_without_a_pull() throws Exception {
    lava("push", "greeting:1", remote("looked-at:1"));

    assertThat(lava("check", remote("looked-at:1"))).isEqualTo(1);
    assertThat(out())
        .startsWith("%s  %s  linux/amd64\n".formatted(remote("looked-at:1"), function))
        .contains("refused: entry-point-missing\n");
    assertThat(lava("inspect", remote("looked-at:1"))).as(err()).isZero();
    assertThat(out()).contains(function.toString());
    assertThat(store.read(Reference.parse(remote("looked-at:1")))).isEmpty();
  }

  @Test
  void a_verb_that_looks_on_this_machine_only_says_how_to_fetch_an_image() {
    assertThat(lava("push", remote("greeting:1"), remote("again:1"))).isEqualTo(1);
    assertThat(err())
        .isEqualTo(
            "lava: there is no image '%s' in the local store, which holds base:1, greeting:1; 'lava pull %s' fetches it\n"
                .formatted(remote("greeting:1"), remote("greeting:1")));
  }

  @Nested
  class An_image_that_is_needed {
    private String name;
    private Path classes;

    @BeforeEach
    void push() throws Exception {
      name = remote("needed:1");
      lava("push", "base:1", name);
      classes = Files.createDirectories(directory.resolve("classes"));
      Path source = Files.writeString(directory.resolve("App.java"), APP);
      assertThat(
              ToolProvider.getSystemJavaCompiler()
                  .run(null, null, null, "-d", classes.toString(), source.toString()))
          .isZero();
    }

    @Test
    void to_build_on_is_pulled_once() throws Exception {
      assertThat(build(name)).as(err()).isZero();
      assertThat(err())
          .contains("pulling %s, which the local store does not have\n".formatted(name));
      assertThat(store.read(Reference.parse(name))).contains(base);
      Image first = built();

      assertThat(build(name)).as(err()).isZero();

      assertThat(err()).doesNotContain("pulling");
      assertThat(built()).isEqualTo(first);
      assertThat(first.annotations())
          .containsEntry("org.opencontainers.image.base.name", name)
          .containsEntry(
              "org.opencontainers.image.base.digest", base.descriptor().digest().toString());
    }

    @Test
    void to_build_on_may_be_in_a_layout_or_an_archive() throws Exception {
      Path layout = directory.resolve("layout");
      Path archive = directory.resolve("base.tar");
      lava("copy", "base:1", "oci:" + layout);
      lava("copy", "base:1", "oci-archive:" + archive);

      assertThat(build("oci:" + layout)).as(err()).isZero();
      Image onLayout = built();
      assertThat(build("oci-archive:" + archive)).as(err()).isZero();

      assertThat(onLayout.layers().getFirst().diffId())
          .isEqualTo(base.layers().getFirst().diffId())
          .isEqualTo(built().layers().getFirst().diffId());
      assertThat(Contents.read(onLayout).layers()).hasSize(2);
    }

    @Test
    void to_run_is_pulled() throws Exception {
      try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String port = Integer.toString(taken.getLocalPort());

        assertThat(lava("run", name, "--sandbox", "process", "--port", port)).isEqualTo(1);
      }
      assertThat(err())
          .startsWith("pulling %s, which the local store does not have\n".formatted(name));
      assertThat(store.read(Reference.parse(name))).contains(base);
    }

    @Test
    void to_measure_is_pulled() throws Exception {
      assertThat(lava("bench", name, "--sandbox", "process")).isEqualTo(1);

      assertThat(err())
          .startsWith("pulling %s, which the local store does not have\n".formatted(name))
          .contains("lava: the sandbox 'process' runs the JVM of this machine");
      assertThat(store.read(Reference.parse(name))).contains(base);
    }

    @Test
    void and_is_nowhere_is_said_with_the_registrys_answer() throws Exception {
      assertThat(lava("run", remote("absent:1"))).isEqualTo(1);

      assertThat(err())
          .isEqualTo(
              """
              pulling %1$s, which the local store does not have
              lava: there is no image '%1$s': the registry has no such name; 'skopeo list-tags docker://%2$s' lists those it has
              """
                  .formatted(remote("absent:1"), remote("absent")));
    }

    private int build(String from) {
      return lava(
          "build",
          classes.toString(),
          "--handler",
          "App::handle",
          "--from",
          from,
          "--train=off",
          "--tag",
          "built:1");
    }

    private Image built() throws IOException {
      return store.read(Reference.parse("built:1")).orElseThrow();
    }
  }

  @Nested
  class Rebase {
    private Image newBase;

    @BeforeEach
    void bakeAnew() throws Exception {
      newBase = append(append(ImageChange.empty(Platform.AMD64), "base", "a base"), "fix", "a fix");
      store.write(Reference.parse("base:1"), newBase);
    }

    @Test
    void finds_the_old_base_though_its_name_has_moved_on() throws Exception {
      assertThat(lava("rebase", "greeting:1", "--onto", "base:1")).as(err()).isZero();

      assertThat(store.read(Reference.parse("greeting:1"))).contains(function(newBase));
    }

    @Test
    void drops_what_training_has_left_and_says_so() throws Exception {
      Image trained = append(function, "cache", "lava build: training");
      store.write(Reference.parse("trained:1"), trained);

      assertThat(lava("rebase", "trained:1", "--onto", "base:1", "--tag", "moved:1", "--json"))
          .as(err())
          .isZero();

      assertThat(store.read(Reference.parse("moved:1"))).contains(function(newBase));
      assertThat(err())
          .contains(
              "note: the layer of 'lava build: training' is dropped: it holds for the JVM and the jars of the old base only; 'lava build' trains anew\n");
      assertThat(out()).contains("\"dropped\" : [ \"lava build: training\" ]");
    }

    @Test
    void of_an_image_that_does_not_stand_on_the_base_is_refused() {
      assertThat(lava("rebase", "greeting:1", "--onto", "base:1", "--from", "greeting:1")).isZero();
      assertThat(lava("rebase", "base:1", "--onto", "base:1", "--tag", "x")).isEqualTo(1);
      assertThat(err())
          .isEqualTo(
              "lava: the base of 'base:1' is not known or nowhere to be found; name the one that it was built on with --from\n");
    }
  }
}

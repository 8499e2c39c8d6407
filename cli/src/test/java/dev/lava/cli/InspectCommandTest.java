package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.change.ImageChange;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.testing.RequiredTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code lava inspect} and {@code lava check} of a small image. */
class InspectCommandTest {
  private static final String HOSTILE = "</script><script>document.title='taken'</script>.jar";

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void store() throws Exception {
    OciLayout store = OciLayout.create(directory.resolve("home/store"));
    FileTree tree =
        FileTree.builder()
            .put("var/task/function.jar", file("the function"))
            .put("var/task/lib/" + HOSTILE.replace('/', ':'), file("a dependency".repeat(1000)))
            .build();
    Image image =
        ImageChange.append(
            ImageChange.empty(Platform.AMD64),
            LayerWriter.write(tree, store.blobs()),
            new HistoryEntry("a test", ""));
    store.write(Reference.parse("sample"), image);
  }

  private static Node.File file(String text) {
    return new Node.File(Content.of(text.getBytes(UTF_8)), 0_644);
  }

  @Test
  void inspect_says_what_each_part_costs() {
    assertThat(lava("inspect", "sample")).isZero();

    assertThat(out.toString(UTF_8))
        .contains("layer  compressed")
        .contains("function.jar")
        .contains("dependency")
        .endsWith("wasted  nothing that can be seen\n");
  }

  @Test
  void inspect_says_so_to_programs() {
    assertThat(lava("inspect", "sample", "--json")).isZero();

    JsonNode document = JsonMapper.shared().readTree(out.toByteArray());
    assertThat(document.path("components").findValuesAsString("kind"))
        .contains("dependency", "function");
    assertThat(document.path("layers").get(0).path("files").asInt()).isEqualTo(2);
    assertThat(document.path("waste").path("hidden").isEmpty()).isTrue();
  }

  @Test
  void inspect_draws_a_map_that_a_browser_shows_and_that_names_cannot_break_out_of()
      throws Exception {
    Path chromium = RequiredTool.ofDebian("chromium").require();
    Path page = directory.resolve("page.html");
    assertThat(lava("inspect", "sample", "--html", page.toString())).isZero();

    String seen = dom(chromium, page.toUri().toString());
    String inside = dom(chromium, page.toUri() + "#layer 1: a test".replace(" ", "%20"));

    assertThat(Files.readString(page)).doesNotContain("http:").doesNotContain("https:");
    assertThat(seen)
        .contains("<title>sample:latest: what it is made of</title>")
        .contains("aria-label=\"layer 1: a test: ")
        .contains("<button class=\"part\"")
        .doesNotContain("<title>taken</title>");
    assertThat(inside).contains("aria-current=\"true\">layer 1: a test (");
  }

  private String dom(Path chromium, String address) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + directory.resolve("profile"),
                "--dump-dom",
                address)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String dom = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return dom;
  }

  @Test
  void check_exits_with_1_where_something_is_refused() {
    assertThat(lava("check", "sample")).isEqualTo(1);

    assertThat(out.toString(UTF_8))
        .contains(
            """

            refused: entry-point-missing
              seen  the image has neither ENTRYPOINT nor CMD
              rule  The image says which program is started.
                    "Create a Lambda function using a container image", Container image settings
              cure  Set ENTRYPOINT, or EntryPoint in the function's ImageConfig.
            """)
        .endsWith("\n1 refused, 1 mistreated, 0 advice\n");
  }

  @Test
  void check_says_so_to_programs() {
    assertThat(lava("check", "sample", "--json")).isEqualTo(1);

    JsonNode document = JsonMapper.shared().readTree(out.toByteArray());
    assertThat(document.path("refused").asBoolean()).isTrue();
    assertThat(document.path("findings").findValuesAsString("rule"))
        .isEqualTo(List.of("entry-point-missing", "snapstart-label"));
  }

  private int lava(String... arguments) {
    return Main.execute(
        new Surroundings(
            new Terminal(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false),
            Map.of(),
            new LavaHome(directory.resolve("home")),
            Optional.empty()),
        arguments);
  }
}

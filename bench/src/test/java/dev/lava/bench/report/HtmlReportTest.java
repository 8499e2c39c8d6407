package dev.lava.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.bench.Samples;
import dev.lava.testing.RequiredTool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final String HOSTILE = "<script>document.title='run'</script>&\"'";
  private final String page = HtmlReport.text(Samples.report("greeting:latest", HOSTILE));

  @TempDir Path directory;

  @Test
  void the_page_says_the_figures_in_a_sentence_and_in_a_table() {
    assertThat(page)
        .contains("50.0 ms to the first answer, 6.0 times as fast as AWS&#39;s client")
        .contains("<td>300.0</td><td>299.0 to 302.0</td><td>6.00</td>");
  }

  @Test
  void the_page_needs_nothing_else() {
    assertThat(page).doesNotContain("<script", "http:", "https:", "@import", "url(", "src=");
  }

  @Test
  void text_of_others_is_only_text() {
    assertThat(page)
        .contains("&lt;script&gt;document.title=&#39;run&#39;&lt;/script&gt;&amp;&quot;&#39;")
        .doesNotContain("document.title='run'");
  }

  @Test
  void every_drawing_has_a_title_and_a_description() {
    int drawings = page.split("role=\"img\"", -1).length - 1;

    assertThat(drawings).isEqualTo(3);
    assertThat(page.split("<desc id=", -1)).hasSize(drawings + 1);
    assertThat(page).contains("this image: median 50.0 ms, middle half 49.0 to 52.0.");
  }

  @Test
  void a_browser_draws_it() throws Exception {
    Path chromium = RequiredTool.ofDebian("chromium").require();
    Path file = Files.writeString(directory.resolve("page.html"), page);

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
                file.toUri().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(seen)
        .contains("<title>greeting:latest: how fast it starts</title>")
        .contains("<title id=\"cold-title\">Cold start in milliseconds</title>")
        .contains("</html>");
  }
}

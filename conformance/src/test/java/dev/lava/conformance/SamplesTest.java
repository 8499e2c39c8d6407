package dev.lava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples that newcomers copy, compiled and invoked with the events beside them. */
class SamplesTest {
  private static final Path SAMPLES = Path.of("..", "samples");

  @TempDir Path classes;

  @Test
  void a_page_is_streamed_behind_its_status_and_headers() throws IOException {
    compile("streaming/src/main/java/dev/lava/samples/streaming/Page.java");
    String event = Files.readString(SAMPLES.resolve("streaming/events/query.json"));
    JvmLauncher launcher =
        new JvmLauncher(FunctionRuntime.LAVA, "dev.lava.samples.streaming.Page", List.of(classes));

    try (RunningFunction function =
        RunningFunction.start(launcher, Duration.ofMinutes(1), Map.of())) {
      assertThat(function.invoke(event).payload().text())
          .isEqualTo(
              "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"text/html; charset=utf-8\"},"
                  + "\"cookies\":[]}"
                  + "\0".repeat(8)
                  + "<!doctype html><title>Books</title><ul>\n<li>Emma\n<li>Middlemarch\n</ul>\n");
    }
  }

  private void compile(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String[] arguments = {
      "-d",
      classes.toString(),
      "-classpath",
      System.getProperty("java.class.path"),
      SAMPLES.resolve(source).toString()
    };
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    assertThat(compiler.run(null, said, said, arguments))
        .as(() -> said.toString(StandardCharsets.UTF_8))
        .isZero();
  }
}

package dev.lava.buildbenchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program of the machine, run to its end; what it says is shown where it fails. */
record Command(Path log, Map<String, String> environment) {
  void run(List<String> words) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IOException(
          "%s ended with %d:\n%s"
              .formatted(
                  String.join(" ", words),
                  status,
                  new String(Files.readAllBytes(log), StandardCharsets.UTF_8)));
    }
  }
}

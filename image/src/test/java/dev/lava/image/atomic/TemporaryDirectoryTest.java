package dev.lava.image.atomic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Child;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDirectoryTest {
  @TempDir private Path parent;

  @Test
  void it_is_gone_when_the_work_is_done() throws Exception {
    Path inside;
    try (TemporaryDirectory directory = TemporaryDirectory.createIn(parent.resolve("made"))) {
      inside = directory.directory("inside");
      Files.writeString(inside.resolve("file"), "");
    }

    assertThat(inside).doesNotExist();
    assertThat(parent.resolve("made")).isEmptyDirectory();
  }

  @Test
  void it_is_gone_when_the_jvm_is_told_to_end() throws Exception {
    Process process = Child.start(Waiting.class, Map.of(), parent.toString());
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    Path inside = Path.of(output.readLine());
    assertThat(inside).isDirectory();

    process.destroy();
    process.waitFor();

    assertThat(parent).isEmptyDirectory();
  }

  /** Makes a directory and is never done. */
  static final class Waiting {
    public static void main(String[] arguments) throws Exception {
      try (TemporaryDirectory directory = TemporaryDirectory.createIn(Path.of(arguments[0]))) {
        System.out.println(directory.directory("inside"));
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }
}

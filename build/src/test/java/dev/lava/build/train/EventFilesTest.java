package dev.lava.build.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.build.problem.BuildException;
import dev.lava.emulator.environment.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {
  @TempDir Path directory;

  private Path write(String file) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, "{\"of\":\"" + file + "\"}");
  }

  @Test
  void json_files_are_events_in_the_order_of_their_names() throws Exception {
    write("b.json");
    write("a.json");
    write("README.md");
    write("more.json/c.json");

    assertThat(EventFiles.in(directory))
        .containsExactly(
            new TrainingEvent("a.json", Payload.of("{\"of\":\"a.json\"}")),
            new TrainingEvent("b.json", Payload.of("{\"of\":\"b.json\"}")));
  }

  @Test
  void a_directory_without_events_is_refused() {
    assertThatThrownBy(() -> EventFiles.in(directory))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "events '%s': no file in it ends in .json; each such file is an event, such as order.json",
            directory);
  }

  @Test
  void a_directory_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> EventFiles.in(directory.resolve("absent")))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "events '%s': there is no such directory; each *.json file of a directory is an event",
            directory.resolve("absent"));
  }

  @Test
  void a_project_has_them_in_its_directory_and_a_jar_beside_it() throws Exception {
    write("events/a.json");

    assertThat(EventFiles.beside(directory))
        .extracting(TrainingEvent::name)
        .containsExactly("a.json");
    assertThat(EventFiles.beside(write("app.jar")))
        .extracting(TrainingEvent::name)
        .containsExactly("a.json");
  }

  @Test
  void a_project_without_them_has_none() throws Exception {
    assertThat(EventFiles.beside(directory)).isEmpty();
  }
}

package dev.lava.image.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.reference.Reference;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerEngineTest {
  private static final Reference NAME = Reference.parse("lava-engine-test:1");

  @TempDir private Path directory;
  private Image image;

  @BeforeEach
  void makeImage() throws IOException {
    image = SampleImages.full(BlobDirectory.create(directory.resolve("blobs")));
  }

  @Test
  void podman_has_the_image_under_the_name_it_was_given() throws Exception {
    RequiredTool.ofDebian("podman").require();

    ContainerEngine.named("podman").load(NAME, image);

    try {
      assertThat(podman("image", "inspect", "--format", "{{.Id}}", "lava-engine-test:1"))
          .isEqualToIgnoringNewLines(image.configDescriptor().digest().hex());
    } finally {
      podman("image", "rm", "lava-engine-test:1");
    }
  }

  @Test
  void an_engine_that_is_not_there_is_named_with_another_way() {
    ContainerEngine docker = new ContainerEngine("docker", List.of(directory));

    assertThatThrownBy(() -> docker.load(NAME, image))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "there is no program 'docker' on the PATH, which loads images for it; where it is on another machine, --output docker-archive:FILE writes what 'docker load' reads there");
  }

  @Test
  void what_a_refusing_engine_said_is_passed_on() throws Exception {
    program("#!/bin/sh\necho 'Cannot connect to the Docker daemon' >&2\nexit 1\n");
    ContainerEngine docker = new ContainerEngine("docker", List.of(directory));

    assertThatThrownBy(() -> docker.load(NAME, image))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "'docker load' ended with exit status 1 and said:\n  Cannot connect to the Docker daemon");
  }

  @Test
  void the_program_is_given_an_archive_that_is_gone_afterwards() throws Exception {
    Path seen = directory.resolve("seen");
    program("#!/bin/sh\ntest -s \"$3\" && echo \"$1 $2 $3\" > '%s'\n".formatted(seen));

    new ContainerEngine("docker", List.of(directory)).load(NAME, image);

    assertThat(Files.readString(seen)).startsWith("load --input ");
    assertThat(Path.of(Files.readString(seen).strip().replaceFirst(".* ", ""))).doesNotExist();
  }

  private void program(String script) throws IOException {
    Path file = Files.writeString(directory.resolve("docker"), script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static String podman(String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("podman"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}

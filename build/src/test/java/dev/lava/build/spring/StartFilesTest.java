package dev.lava.build.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StartFilesTest {
  private static final String FACTORIES = "META-INF/spring.factories";

  @Test
  void are_the_listener_with_what_it_needs_and_its_name() throws Exception {
    FileTree files = StartFiles.addTo(FileTree.empty());

    assertThat(files.entries())
        .containsKeys(
            "dev/lava/spring/start/Assumptions.class", "dev/lava/spring/start/ProcessedStart.class")
        .hasSize(8);
    assertThat(text(files))
        .isEqualTo(
            "org.springframework.context.ApplicationListener=dev.lava.spring.start.ProcessedStart\n");
  }

  @Test
  void what_the_function_names_stays() throws Exception {
    String own =
        """
        org.springframework.boot.env.EnvironmentPostProcessor=com.example.Vault
        org.springframework.context.ApplicationListener=\\
          com.example.First,\\
          com.example.Second""";

    assertThat(text(StartFiles.addTo(factories(own))))
        .isEqualTo(
            own
                + "\norg.springframework.context.ApplicationListener=com.example.First,com.example.Second,dev.lava.spring.start.ProcessedStart\n");
  }

  private static FileTree factories(String text) {
    Content content = Content.of(text.getBytes(StandardCharsets.UTF_8));
    return FileTree.builder().put(FACTORIES, new Node.File(content, 0_644)).build();
  }

  private static String text(FileTree files) throws Exception {
    if (files.resolve(FACTORIES).orElseThrow() instanceof Node.File(Content content, _)) {
      try (InputStream in = content.open()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("no file");
  }
}

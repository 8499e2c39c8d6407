package dev.lava.build.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SpringPropertiesTest {
  @Test
  void what_was_generated_is_switched_on() throws Exception {
    assertThat(SpringProperties.enable(FileTree.empty()))
        .isEqualTo(file("spring.aot.enabled=true\n"));
  }

  @Test
  void what_the_function_says_stays() throws Exception {
    assertThat(SpringProperties.enable(file("spring.objenesis.ignore=true")))
        .isEqualTo(file("spring.objenesis.ignore=true\nspring.aot.enabled=true\n"));
  }

  private static FileTree file(String text) {
    Content content = Content.of(text.getBytes(StandardCharsets.UTF_8));
    return FileTree.builder().put("spring.properties", new Node.File(content, 0_644)).build();
  }
}

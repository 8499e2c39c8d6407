package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The base image for Java, baked for the processor that this machine has not. */
class OtherProcessorIT {
  private static final Platform OTHER =
      Platform.host().equals(Platform.AMD64) ? Platform.ARM64 : Platform.AMD64;

  @Test
  void all_that_is_in_it_is_for_that_processor(@TempDir Path shared) throws Exception {
    LavaProcess lava = new LavaProcess(Path.of("target/lava-home").toAbsolutePath());
    BakedImage baked =
        BakedImage.of(
            lava,
            shared.resolve("base"),
            "java25",
            "--arch",
            OTHER.architecture(),
            "--tag",
            "lava-java:25-" + OTHER.architecture());

    assertThat(baked.image().config().platform()).isEqualTo(OTHER);
    for (String program :
        new String[] {"usr/bin/dash", "var/lang/bin/java", "var/lang/lib/server/libjvm.so"}) {
      assertThat(Elf.machine(baked.root().resolve(program)))
          .as(program)
          .isEqualTo(Elf.machineOf(OTHER));
    }
    assertThat(Files.exists(baked.root().resolve("var/lang/lib/modules"))).isTrue();
  }
}

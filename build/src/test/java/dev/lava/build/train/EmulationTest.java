package dev.lava.build.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulationTest {
  @TempDir Path entries;

  @Test
  void nothing_speaks_against_this_machines_own_processor() {
    assertThat(new Emulation(entries).against(Platform.AMD64, Platform.AMD64)).isEmpty();
  }

  @Test
  void an_emulator_that_the_kernel_has_opened_will_do() throws Exception {
    register("enabled\ninterpreter /usr/bin/qemu-aarch64-static\nflags: POCF\n");

    assertThat(against()).isEmpty();
  }

  @Test
  void nothing_is_registered() {
    assertThat(against())
        .hasValue(
            "the image is for linux/arm64, this machine is linux/amd64, and nothing is registered here that runs the one on the other (apt-get install qemu-user-static)");
  }

  @Test
  void an_emulator_may_be_switched_off() throws Exception {
    register("disabled\ninterpreter /usr/bin/qemu-aarch64-static\nflags: POCF\n");

    assertThat(against())
        .hasValue(
            "the image is for linux/arm64, this machine is linux/amd64, and what runs the one on the other is switched off (echo 1 > %s)"
                .formatted(entries.resolve("qemu-aarch64")));
  }

  @Test
  void an_emulator_that_is_looked_up_in_the_image_will_not_do() throws Exception {
    register("enabled\ninterpreter /usr/bin/qemu-aarch64-static\nflags: PO\n");

    assertThat(against().orElseThrow()).contains("registered without the flag F");
  }

  private Optional<String> against() {
    return new Emulation(entries).against(Platform.ARM64, Platform.AMD64);
  }

  private void register(String entry) throws IOException {
    Files.writeString(entries.resolve("qemu-aarch64"), entry);
  }
}

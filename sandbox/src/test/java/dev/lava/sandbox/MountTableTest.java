package dev.lava.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MountTableTest {
  @Test
  void the_root_comes_first_and_is_laid_over_everything_last() {
    assertThat(MountTable.of(Path.of("/absent"), false))
        .isEqualTo(
            """
            /absent /absent none rbind,nosuid,nodev,ro 0 0
            /dev/null /absent/dev/null none bind 0 0
            /dev/zero /absent/dev/zero none bind 0 0
            /dev/full /absent/dev/full none bind 0 0
            /dev/random /absent/dev/random none bind 0 0
            /dev/urandom /absent/dev/urandom none bind 0 0
            /dev/tty /absent/dev/tty none bind 0 0
            proc /absent/proc proc ro,nosuid,nodev,noexec 0 0
            tmpfs /absent/tmp tmpfs nosuid,nodev,mode=1777 0 0
            /absent /. none rbind 0 0
            """);
  }

  @Test
  void a_writable_root_is_not_mounted_read_only() {
    assertThat(MountTable.of(Path.of("/absent"), true))
        .startsWith("/absent /absent none rbind,nosuid,nodev 0 0\n");
  }

  @Test
  void characters_that_separate_fields_are_written_as_octal() {
    assertThat(MountTable.of(Path.of("/a b\\c\td#e"), true))
        .startsWith("/a\\040b\\134c\\011d\\043e /a\\040b\\134c\\011d\\043e none rbind");
  }
}

package dev.lava.build.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheKindTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "25.0.3, AHEAD_OF_TIME",
    "26, AHEAD_OF_TIME",
    "21.0.9, CLASS_DATA",
    "24.0.2, CLASS_DATA",
    "17.0.1,",
    "1.8.0_402,"
  })
  void it_is_what_the_jvm_of_the_image_can_write(String version, CacheKind kind)
      throws IOException {
    Files.createDirectories(root.resolve("var/lang"));
    Files.writeString(
        root.resolve("var/lang/release"),
        "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"%s\"\nMODULES=\"java.base\"\n".formatted(version));

    assertThat(CacheKind.of(root)).isEqualTo(Optional.ofNullable(kind));
  }

  @Test
  void an_archive_of_a_function_lies_on_one_of_the_jvms_own_classes() throws IOException {
    assertThat(CacheKind.CLASS_DATA.missing(root))
        .contains(
            "the image has no archive of the JVM's own classes (/var/lang/lib/runtime.jsa), on which a JVM before Java 25 lays that of a function; a base image gets it where it is made on a machine of its own processor");
    assertThat(CacheKind.AHEAD_OF_TIME.missing(root)).isEmpty();

    Files.createDirectories(root.resolve("var/lang/lib"));
    Files.createFile(root.resolve("var/lang/lib/runtime.jsa"));

    assertThat(CacheKind.CLASS_DATA.missing(root)).isEmpty();
  }

  @Test
  void an_image_without_a_jvm_has_none() throws IOException {
    assertThat(CacheKind.of(root)).isEmpty();
  }
}

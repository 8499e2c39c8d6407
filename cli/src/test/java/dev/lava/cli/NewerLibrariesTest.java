package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewerLibrariesTest {
  @TempDir private Path directory;

  @Test
  void picoclis_classes_have_a_format_that_caches_take() throws Exception {
    Path jar =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path libraries = Files.createDirectory(directory.resolve("lib"));
    Files.copy(jar, libraries.resolve("picocli.jar"));

    NewerLibraries.write(libraries, directory.resolve("newer"));

    try (ZipFile newer = new ZipFile(directory.resolve("newer/libraries.jar").toFile())) {
      byte[] bytes =
          newer.getInputStream(newer.getEntry("picocli/CommandLine.class")).readAllBytes();
      assertThat(ClassFile.of().parse(bytes).majorVersion()).isEqualTo(ClassFile.JAVA_6_VERSION);
    }
  }

  @Test
  void libraries_of_newer_formats_need_nothing() throws Exception {
    Path libraries = Files.createDirectory(directory.resolve("lib"));

    NewerLibraries.write(libraries, directory.resolve("newer"));

    assertThat(directory.resolve("newer/libraries.jar")).doesNotExist();
  }
}

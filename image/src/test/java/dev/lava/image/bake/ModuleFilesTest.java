package dev.lava.image.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.tree.FileTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFilesTest {
  @TempDir Path directory;

  @Test
  void are_the_wanted_ones_and_what_they_require() throws IOException {
    new ModuleFiles(
            SampleModules.of(
                List.of(
                    "java.base",
                    "java.logging",
                    "java.sql",
                    "java.xml",
                    "java.transaction.xa",
                    "java.desktop")))
        .layOut(List.of("java.sql"), true, directory);

    assertThat(FileTree.scan(directory).entries().keySet())
        .containsExactly(
            "java.base.jmod",
            "java.logging.jmod",
            "java.sql.jmod",
            "java.transaction.xa.jmod",
            "java.xml.jmod");
  }

  @Test
  void keep_every_entry_without_compression() throws IOException {
    new ModuleFiles(SampleModules.of(List.of("java.base")))
        .layOut(List.of("java.base"), true, directory);

    byte[] bytes = Files.readAllBytes(directory.resolve("java.base.jmod"));
    assertThat(bytes).startsWith('J', 'M', 1, 0);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("java.base");
    assertThat(entries(bytes)).containsExactly("legal/LICENSE", "classes/module-info.class");
  }

  @Test
  void must_be_in_the_jdk() throws IOException {
    ModuleFiles modules = new ModuleFiles(SampleModules.of(List.of("java.base")));

    assertThatThrownBy(() -> modules.layOut(List.of("java.sq"), true, directory))
        .isInstanceOf(BakeException.class)
        .hasMessage(
            "the step 'jlink' wants the module java.sq, which the JDK in its stage does not have");
  }

  private static List<String> entries(byte[] module) throws IOException {
    List<String> names = new ArrayList<>();
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(module, 4, module.length - 4));
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      names.add(entry.getName());
    }
    return names;
  }
}

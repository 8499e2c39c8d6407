package dev.lava.image.bake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LibraryVersionsTest {
  private static final FileTree OLD =
      FileTree.builder()
          .put("lib64", new Node.Symlink("usr/lib64"))
          .put("usr/lib64/libc-2.34.so", elf(library("GLIBC_2.2.5", "GLIBC_2.4", "GLIBC_2.34")))
          .put("usr/lib64/libc.so.6", new Node.Symlink("libc-2.34.so"))
          .put("usr/lib64/libstdc++.so.6", elf(library("GLIBCXX_3.4", "GLIBCXX_3.4.29")))
          .put("opt/lib/libc.so.6", elf(library("GLIBC_2.99")))
          .build();

  @Test
  void that_the_image_has_are_enough() throws IOException {
    assertThat(missing(OLD, new ElfSample().needs("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34")))
        .isEmpty();
  }

  @Test
  void that_it_lacks_are_named_with_the_newest_that_it_has() throws IOException {
    assertThat(
            missing(
                OLD, new ElfSample().needs("libc.so.6", "GLIBC_2.4", "GLIBC_2.38", "GLIBC_2.5")))
        .contains(
            "var/lang/bin/java wants GLIBC_2.38 of libc.so.6, and usr/lib64/libc.so.6 goes up to"
                + " GLIBC_2.34");
    assertThat(
            missing(
                OLD,
                new ElfSample()
                    .needs("libc.so.6", "GLIBC_2.34")
                    .needs("libstdc++.so.6", "GLIBCXX_3.4.32")))
        .contains(
            "var/lang/bin/java wants GLIBCXX_3.4.32 of libstdc++.so.6, and usr/lib64/libstdc++.so.6"
                + " goes up to GLIBCXX_3.4.29");
  }

  @Test
  void of_a_library_that_is_not_there_count_for_the_C_library_alone() throws IOException {
    assertThat(missing(OLD, new ElfSample().needs("libjpeg.so.62", "LIBJPEG_6.2"))).isEmpty();
    assertThat(missing(FileTree.empty(), new ElfSample().needs("libc.so.6", "GLIBC_2.4")))
        .contains("it has no libc.so.6, which var/lang/bin/java wants");
  }

  @Test
  void are_asked_of_programs_alone_even_where_they_are_damaged() throws IOException {
    byte[] damaged = new ElfSample().needs("libc.so.6", "GLIBC_9.9").bytes();
    damaged[40] = (byte) 0xff;
    damaged[43] = (byte) 0x7f;

    FileTree tree =
        FileTree.builder()
            .put(
                "a.txt",
                new Node.File(
                    Content.of("\177ELF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                    0_644))
            .put("b.so", new Node.File(Content.of(damaged), 0_644))
            .build();
    assertThat(new LibraryVersions(OLD).missing(tree)).isEmpty();
  }

  /** The machine's own C library is found to have what the machine's own programs want. */
  @Test
  void are_read_as_the_linker_wrote_them() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "lib", "libjava.so");

    ElfVersions versions = ElfVersions.read(Files.readAllBytes(java));

    assertThat(versions.needed().get("libc.so.6"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("GLIBC_2."));
  }

  private static Optional<String> missing(FileTree image, ElfSample program) throws IOException {
    return new LibraryVersions(image)
        .missing(FileTree.builder().put("var/lang/bin/java", elf(program)).build());
  }

  private static ElfSample library(String... versions) {
    ElfSample library = new ElfSample();
    for (String version : versions) {
      library.defines(version);
    }
    return library;
  }

  private static Node.File elf(ElfSample sample) {
    return new Node.File(Content.of(sample.bytes()), 0_755);
  }
}

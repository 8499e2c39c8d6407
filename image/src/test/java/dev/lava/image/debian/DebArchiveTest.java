package dev.lava.image.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Digest;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebArchiveTest {
  private static final String CONTROL = FakeArchive.control("dash", "0.5.12-12");

  @TempDir Path directory;

  private static FakePackage dash() {
    return new FakePackage(CONTROL).directory(".");
  }

  private UnpackedPackage unpack(byte[] bytes) throws IOException {
    return unpack(bytes, Digest.of(bytes));
  }

  private UnpackedPackage unpack(byte[] bytes, Digest digest) throws IOException {
    Path file = Files.write(directory.resolve("dash.deb"), bytes);
    ResolvedPackage identity =
        new ResolvedPackage(
            "dash", "0.5.12-12", "amd64", Area.ARCHIVE, "pool/dash.deb", bytes.length, digest);
    try (Decompressor decompressor = new Decompressor(2)) {
      return new UnpackCache(directory.resolve("unpacked"))
          .unpack(identity, file, "pool/dash.deb", decompressor);
    }
  }

  private static String listing(FileTree tree) {
    return tree.entries().entrySet().stream()
        .map(
            entry ->
                switch (entry.getValue()) {
                  case Node.Directory(int mode) -> "%o %s/".formatted(mode, entry.getKey());
                  case Node.File(var content, int mode) ->
                      "%o %s %d".formatted(mode, entry.getKey(), content.size());
                  case Node.Symlink(String target) -> entry.getKey() + " -> " + target;
                })
        .collect(Collectors.joining("\n"));
  }

  /** What stays behind apart from locks, which are empty. */
  private List<String> leftovers() throws IOException {
    Path unpacked = directory.resolve("unpacked");
    try (Stream<Path> files = Files.walk(unpacked)) {
      return files
          .map(file -> unpacked.relativize(file).toString())
          .filter(name -> !name.isEmpty() && !name.startsWith(".locks") && !name.equals(".filling"))
          .toList();
    }
  }

  @Nested
  class A_package {
    @ParameterizedTest
    @ValueSource(strings = {"xz", "zst", "gz"})
    void becomes_a_tree(String compression) throws IOException {
      FakePackage deb =
          dash()
              .compression(compression)
              .directory("./usr")
              .directory("./usr/bin")
              .file("./usr/bin/dash", 0_4755, "ELF")
              .symlink("./usr/bin/sh", "dash")
              .hardLink("./usr/bin/ash", "./usr/bin/dash")
              .entry("./tmp/", TarConstants.LF_DIR, 0_1777, "", "");

      assertThat(listing(unpack(deb.bytes()).tree()))
          .isEqualTo(
              """
              1777 tmp/
              755 usr/
              755 usr/bin/
              755 usr/bin/ash 3
              755 usr/bin/dash 3
              usr/bin/sh -> dash""");
    }

    @Test
    void keeps_its_hard_links_and_contents() throws IOException {
      byte[] bytes = dash().file("./a", "text").hardLink("./b", "./a").bytes();
      FileTree tree = unpack(bytes).tree();

      assertThat(tree.at("b")).isEqualTo(tree.at("a"));
      Path content =
          directory.resolve("unpacked").resolve(Digest.of(bytes).hex()).resolve("files/0");
      assertThat(tree.at("a")).contains(new Node.File(Content.of(content), 0_644));
      assertThat(content).hasContent("text");
    }

    @Test
    void keeps_its_control_file() throws IOException {
      assertThat(unpack(dash().bytes()).control()).isEqualTo(CONTROL);
    }

    @Test
    void may_have_paths_longer_than_a_header_has_room_for() throws IOException {
      String path = "d/".repeat(120) + "f";

      assertThat(unpack(dash().file("./" + path, "x").bytes()).tree().at(path)).isPresent();
    }

    @Test
    void reads_the_same_from_the_cache() throws IOException {
      byte[] bytes = dash().file("./a", "text").hardLink("./b", "./a").symlink("./c", "a").bytes();

      assertThat(unpack(bytes)).isEqualTo(unpack(bytes));
    }

    @Test
    void is_unpacked_anew_where_the_cache_is_damaged() throws IOException {
      byte[] bytes = dash().file("./a", "text").bytes();
      unpack(bytes);
      Path content =
          directory.resolve("unpacked").resolve(Digest.of(bytes).hex()).resolve("files/0");
      Files.writeString(content, "cut");

      unpack(bytes);
      assertThat(content).hasContent("text");
    }
  }

  @Nested
  class Is_refused {
    private void refused(byte[] bytes, String reason) throws IOException {
      assertThatThrownBy(() -> unpack(bytes))
          .isInstanceOf(DebianException.class)
          .hasMessage(
              "the package pool/dash.deb is not as it should be: %s. Nothing of it is used; take another mirror.",
              reason);
      assertThat(leftovers()).isEmpty();
    }

    private void refused(FakePackage deb, String reason) throws IOException {
      refused(deb.bytes(), reason);
    }

    @Test
    void with_another_digest() throws IOException {
      byte[] bytes = dash().bytes();
      byte[] tampered = bytes.clone();
      tampered[tampered.length - 3] ^= 1;

      assertThatThrownBy(() -> unpack(tampered, Digest.of(bytes)))
          .hasMessage(
              "the package pool/dash.deb is not as it should be: its digest is %s, expected %s. Nothing of it is used; take another mirror.",
              Digest.of(tampered), Digest.of(bytes));
      assertThat(leftovers()).isEmpty();
    }

    @Test
    void cut_off() throws IOException {
      byte[] bytes = dash().file("./a", "text").bytes();

      refused(
          Arrays.copyOf(bytes, bytes.length - 7),
          "it is cut off: data.tar.xz should have %d bytes, and %d are there"
              .formatted(dataSize(bytes), dataSize(bytes) - 7 + dataSize(bytes) % 2));
    }

    @Test
    void that_is_no_archive() throws IOException {
      refused("<html>".getBytes(StandardCharsets.UTF_8), "it is no ar archive");
    }

    @Test
    void without_its_parts() throws IOException {
      byte[] version = "2.0\n".getBytes(StandardCharsets.UTF_8);
      refused(
          FakePackage.ar(List.of("data.tar.xz"), List.of(version)), "it is no package of format 2");
      refused(FakePackage.ar(List.of("debian-binary"), List.of(version)), "it has no control.tar");
      refused(
          FakePackage.ar(
              List.of("debian-binary", "control.tar.xz"), List.of(version, dash().controlTar())),
          "it has no data.tar");
    }

    @Test
    void with_a_part_twice() throws IOException {
      byte[] version = "2.0\n".getBytes(StandardCharsets.UTF_8);

      refused(
          FakePackage.ar(List.of("debian-binary", "debian-binary"), List.of(version, version)),
          "it has the member debian-binary twice");
      refused(
          FakePackage.ar(
              List.of("debian-binary", "control.tar.xz", "control.tar.gz"),
              List.of(version, version, version)),
          "it has several members control.tar");
    }

    @Test
    void that_calls_itself_otherwise() throws IOException {
      refused(
          new FakePackage(FakeArchive.control("bash", "0.5.12-12")),
          "its control file says Package 'bash', expected 'dash'");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"../etc/passwd", "./usr/../../etc/passwd", "/etc/passwd", "usr//bin", "./a/./b"})
    void with_a_path_that_leads_out(String path) throws IOException {
      refused(
          dash().file(path, "x"),
          "it has an entry '%s', which is no path inside it; valid is one such as ./usr/bin/dash"
              .formatted(path.replaceFirst("^\\./", "")));
    }

    @Test
    void with_control_characters_in_a_path() throws IOException {
      refused(
          dash().file("./a\tb", "x"),
          "it has an entry 'a?b', which is no path inside it; valid is one such as ./usr/bin/dash");
    }

    @Test
    void with_a_hard_link_to_what_it_did_not_put() throws IOException {
      refused(
          dash().hardLink("./shadow", "./etc/shadow"),
          "its hard link 'shadow' leads to 'etc/shadow', where it has put no file");
      refused(
          dash().hardLink("./shadow", "../../etc/shadow"),
          "it has a hard link to '../../etc/shadow', which is no path inside it; valid is one such as ./usr/bin/dash");
    }

    @Test
    void with_a_symbolic_link_that_leads_out() throws IOException {
      refused(
          dash().symlink("./usr/sh", "../../etc"),
          "its symbolic link 'usr/sh' leads to '../../etc', which is no place inside the root");
    }

    @Test
    void with_an_entry_below_its_own_symbolic_link() throws IOException {
      refused(
          dash().symlink("./usr", "/etc").file("./usr/passwd", "x"),
          "its entry 'usr/passwd' is below 'usr', which it made a symbolic link");
    }

    @Test
    void with_an_entry_below_its_own_file() throws IOException {
      refused(
          dash().file("./usr", "x").file("./usr/passwd", "x"),
          "'usr/passwd' cannot stand below 'usr', which is no directory");
    }

    @Test
    void with_an_entry_twice() throws IOException {
      refused(dash().file("./a", "x").file("a", "y"), "it has the entry 'a' twice");
    }

    @Test
    void with_a_device_or_a_pipe() throws IOException {
      refused(
          dash().entry("./dev/sda", TarConstants.LF_BLK, 0_644, "", ""),
          "its entry 'dev/sda' is no file, directory or link");
      refused(
          dash().entry("./pipe", TarConstants.LF_FIFO, 0_644, "", ""),
          "its entry 'pipe' is no file, directory or link");
    }

    @Test
    void compressed_in_a_way_that_is_not_known() throws IOException {
      refused(
          dash().compression("bz2"),
          "control.tar.bz2 is compressed in a way that is not known; known are xz, zst and gz");
    }

    @Test
    void with_a_name_that_never_ends() throws IOException {
      FakePackage deb =
          dash()
              .entry(
                  "././@LongLink",
                  TarConstants.LF_GNUTYPE_LONGNAME,
                  0_644,
                  "",
                  "a".repeat(2 << 20));

      refused(deb.file("./a", "x"), "it unpacks to more than it says");
    }

    private int dataSize(byte[] deb) {
      String text = new String(deb, StandardCharsets.ISO_8859_1);
      int header = text.indexOf("data.tar.xz");
      return Integer.parseInt(text.substring(header + 48, header + 58).strip());
    }
  }
}

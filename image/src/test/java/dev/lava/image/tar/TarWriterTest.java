package dev.lava.image.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Child;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarWriterTest {
  private static final Pattern NULS = Pattern.compile("\0+");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarWriter tar = new TarWriter(bytes);

  @Nested
  class The_bytes {
    @Test
    void of_a_file_are_these() throws Exception {
      file("etc/motd", "hello\n");

      assertThat(blocks())
          .isEqualTo(
              """
              etc/motd<92>0000644<1>0000000<1>0000000<1>00000000006<1>02263773600<1>010706<1> 0\
              <100>ustar<1>00<64>0000000<1>0000000<168>
              hello^<506>
              """);
    }

    @Test
    void of_a_directory_and_of_links_are_these() throws Exception {
      tar.directory("tmp", 0_1777);
      tar.symbolicLink("var/tmp", "../tmp");
      tar.hardLink("b", "a", 0_755);

      assertThat(blocks())
          .isEqualTo(
              """
              tmp/<96>0001777<1>0000000<1>0000000<1>00000000000<1>02263773600<1>010056<1> 5\
              <100>ustar<1>00<64>0000000<1>0000000<168>
              var/tmp<93>0000777<1>0000000<1>0000000<1>00000000000<1>02263773600<1>011517<1> 2../tmp\
              <94>ustar<1>00<64>0000000<1>0000000<168>
              b<99>0000755<1>0000000<1>0000000<1>00000000000<1>02263773600<1>007550<1> 1a\
              <99>ustar<1>00<64>0000000<1>0000000<168>
              """);
    }

    @Test
    void of_a_name_that_is_not_ascii_begin_with_a_header_in_utf_8() throws Exception {
      file("etc/Főnév", "");

      assertThat(blocks())
          .isEqualTo(
              """
              PaxHeader<91>0000644<1>0000000<1>0000000<1>00000000024<1>02263773600<1>011141<1> x\
              <100>ustar<1>00<64>0000000<1>0000000<168>
              20 path=etc/Főnév^<492>
              etc/F_n_v<91>0000644<1>0000000<1>0000000<1>00000000000<1>02263773600<1>010764<1> 0\
              <100>ustar<1>00<64>0000000<1>0000000<168>
              """);
    }

    @Test
    void of_a_long_path_have_its_directories_in_the_prefix() throws Exception {
      file("d".repeat(60) + "/" + "e".repeat(60) + "/file", "");

      assertThat(blocks())
          .isEqualTo(
              """
              eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee/file<35>\
              0000644<1>0000000<1>0000000<1>00000000000<1>02263773600<1>037614<1> 0\
              <100>ustar<1>00<64>0000000<1>0000000<1>\
              dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd<107>
              """);
    }

    @Test
    void of_the_end_are_two_empty_blocks() throws Exception {
      tar.finish();

      assertThat(bytes.toByteArray()).isEqualTo(new byte[1024]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 99, 100, 101, 154, 155, 156, 157, 200, 254, 255, 256, 257, 300, 5000})
  void a_path_of_any_length_reads_back(int length) throws Exception {
    for (String part : new String[] {"a", "ő", "abcdefghi/", "a".repeat(120) + "/"}) {
      String path = part.repeat(length).substring(0, length).replaceAll("/$", "b");
      bytes.reset();
      file(path, "content");
      tar.symbolicLink("link", path);
      tar.hardLink("hard", path, 0_644);
      tar.directory(path + "x", 0_755);
      tar.finish();

      TarArchiveInputStream in =
          new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()), "UTF-8");
      TarArchiveEntry file = in.getNextEntry();
      assertThat(file.getName()).isEqualTo(path);
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("content");
      assertThat(in.getNextEntry().getLinkName()).isEqualTo(path);
      assertThat(in.getNextEntry().getLinkName()).isEqualTo(path);
      assertThat(in.getNextEntry().getName()).isEqualTo(path + "x/");
      assertThat(in.getNextEntry()).isNull();
    }
  }

  @Test
  void gnu_tar_reads_it_without_a_complaint(@TempDir Path directory) throws Exception {
    tar.directory("etc", 0_755);
    file("etc/Főnév", "content");
    file("etc/" + "long".repeat(60), "content");
    tar.symbolicLink("link", "etc");
    tar.finish();
    Path archive = Files.write(directory.resolve("a.tar"), bytes.toByteArray());

    assertThat(
            Child.run(
                "tar", "--utc", "--full-time", "--quoting-style=literal", "-tvf", archive + ""))
        .isEqualTo(
            """
            drwxr-xr-x 0/0               0 1980-01-02 00:00:00 etc/
            -rw-r--r-- 0/0               7 1980-01-02 00:00:00 etc/Főnév
            -rw-r--r-- 0/0               7 1980-01-02 00:00:00 etc/%s
            lrwxrwxrwx 0/0               0 1980-01-02 00:00:00 link -> etc
            """
                .formatted("long".repeat(60)));
  }

  @Test
  void a_file_that_grew_is_refused() {
    assertThatThrownBy(() -> tar.file("a", 0_644, new ByteArrayInputStream(new byte[3]), 2))
        .hasMessage("'a' changed while it was read: it had 2 bytes and now has more");
  }

  @Test
  void a_file_that_shrank_is_refused() {
    assertThatThrownBy(() -> tar.file("a", 0_644, new ByteArrayInputStream(new byte[1]), 2))
        .hasMessage("'a' changed while it was read: it had 2 bytes and now has 1");
  }

  @Test
  void a_size_beyond_eleven_digits_stands_in_a_header_of_its_own() {
    long size = 1L << 33;

    assertThatThrownBy(() -> tar.file("a", 0_644, new ByteArrayInputStream(new byte[0]), size))
        .hasMessage("'a' changed while it was read: it had 8589934592 bytes and now has 0");
    assertThat(blocks()).contains("19 size=8589934592^");
  }

  private void file(String path, String content) throws IOException {
    byte[] text = content.getBytes(UTF_8);
    tar.file(path, 0_644, new ByteArrayInputStream(text), text.length);
  }

  /** A line for each block, with {@code <N>} for N bytes of zero and {@code ^} for a line feed. */
  private String blocks() {
    byte[] archive = bytes.toByteArray();
    StringBuilder lines = new StringBuilder();
    for (int offset = 0; offset < archive.length; offset += 512) {
      String block = new String(archive, offset, 512, UTF_8).replace('\n', '^');
      lines
          .append(NULS.matcher(block).replaceAll(nuls -> "<" + nuls.group().length() + ">"))
          .append('\n');
    }
    return lines.toString();
  }
}

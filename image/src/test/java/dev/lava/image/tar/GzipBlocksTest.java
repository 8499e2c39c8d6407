package dev.lava.image.tar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Child;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipBlocksTest {
  private static final int BLOCK = GzipBlocks.BLOCK;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 7 * BLOCK + 12345})
  void what_was_written_reads_back(int size) throws Exception {
    byte[] input = text(size);

    assertThat(unzip(zip(input, 2, size + 1))).isEqualTo(input);
  }

  @Test
  void what_does_not_shrink_reads_back() throws Exception {
    byte[] input = new byte[3 * BLOCK];
    new Random(1).nextBytes(input);

    assertThat(unzip(zip(input, 2, 1000))).isEqualTo(input);
  }

  @Test
  void threads_and_the_sizes_of_writes_do_not_change_a_byte() throws Exception {
    byte[] input = text(5 * BLOCK + 1);

    assertThat(zip(input, 1, 1 << 16))
        .isEqualTo(zip(input, 2, 777))
        .isEqualTo(zip(input, 8, input.length));
  }

  @Test
  void gzip_finds_one_member_and_nothing_wrong(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("a.gz"), zip(text(3 * BLOCK), 2, 1 << 16));

    Child.run("gzip", "--test", file.toString());
    assertThat(Child.run("gzip", "--list", file.toString())).contains(" " + 3 * BLOCK + " ");
  }

  @Test
  void the_header_says_nothing_of_time_and_machine() throws Exception {
    assertThat(zip(new byte[0], 1, 1)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
  }

  private static byte[] zip(byte[] input, int threads, int chunk) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GzipBlocks gzip = new GzipBlocks(out, threads)) {
      for (int offset = 0; offset < input.length; offset += chunk) {
        gzip.write(input, offset, Math.min(chunk, input.length - offset));
      }
      gzip.finish();
    }
    return out.toByteArray();
  }

  private static byte[] unzip(byte[] bytes) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
  }

  /** Bytes that look a little like text, so that matches cross the cuts. */
  private static byte[] text(int size) {
    byte[] bytes = new byte[size];
    Random random = new Random(size);
    for (int i = 0; i < size; i++) {
      bytes[i] = i > 100 && random.nextInt(8) > 0 ? bytes[i - 97] : (byte) random.nextInt(64);
    }
    return bytes;
  }
}

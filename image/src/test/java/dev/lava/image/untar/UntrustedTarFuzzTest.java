package dev.lava.image.untar;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.lava.image.Damage;
import dev.lava.image.Fuzzed;
import dev.lava.image.Memory;
import dev.lava.image.Tar;
import dev.lava.image.atomic.Deletion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives of packages and recipes, damaged: see {@link Damage}. */
@Fuzzed
class UntrustedTarFuzzTest {
  private static final int ROUNDS = Damage.rounds(3_000);

  @TempDir(factory = Memory.class)
  Path directory;

  private static byte[] archive() throws IOException {
    return new Tar()
        .directory("./top", 0_755)
        .longName("./top/" + "a".repeat(200))
        .file("a", "text")
        .file("./top/script", "#!/bin/sh\n".repeat(100), 0_755)
        .link("./top/sh", "../top/script")
        .hardLink("./top/hard", "./top/script")
        .bytes();
  }

  @Test
  void what_an_archive_gives_stays_inside_and_keeps_its_word() throws Exception {
    Damage.survives(
        archive(),
        ROUNDS,
        bytes -> {
          Tar.mendChecksums(bytes);
          try (UntrustedTar tar = new UntrustedTar(new ByteArrayInputStream(bytes))) {
            tar.read(new Promises());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void compressed_archives_are_unpacked_or_refused(Packing packing) throws Exception {
    Path file = directory.resolve("a.tar");
    Path contents = directory.resolve("contents");
    Damage.survives(
        packing.pack(archive()),
        ROUNDS / 5,
        bytes -> {
          Files.write(file, bytes);
          try {
            UnpackedArchive.unpack(file, Files.createDirectory(contents), 1);
          } finally {
            Deletion.of(contents);
          }
        });
  }

  /** What archives are compressed with. */
  enum Packing {
    PLAIN,
    GZIP,
    XZ,
    ZSTD;

    byte[] pack(byte[] bytes) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out =
          switch (this) {
            case PLAIN -> packed;
            case GZIP -> new GZIPOutputStream(packed);
            case XZ -> new XZOutputStream(packed, new LZMA2Options(0));
            case ZSTD -> new ZstdOutputStreamNoFinalizer(packed);
          }) {
        out.write(bytes);
      }
      return packed.toByteArray();
    }
  }

  /** What whoever takes an archive may rely on. */
  private static final class Promises implements UntrustedTar.Receiver {
    private final Set<String> paths = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> symlinks = new HashSet<>();

    @Override
    public void directory(String path, int mode) {
      place(path);
      assertThat(mode).isBetween(0, 0_1777);
    }

    @Override
    public void file(String path, int mode, long size, InputStream content) throws IOException {
      place(path);
      files.add(path);
      assertThat(mode).isBetween(0, 0_777);
      assertThat(content.readAllBytes()).hasSize((int) size);
    }

    @Override
    public void symlink(String path, String target) {
      place(path);
      symlinks.add(path);
      if (!target.startsWith("/")) {
        assertThat(Path.of("/root", path).resolveSibling(target).normalize())
            .startsWithRaw(Path.of("/root"));
      }
    }

    @Override
    public void hardLink(String path, String target) {
      place(path);
      assertThat(files).contains(target);
      files.add(path);
    }

    private void place(String path) {
      assertThat(path.split("/", -1)).doesNotContain("", ".", "..");
      assertThat(paths.add(path)).as("%s, once", path).isTrue();
      assertThat(symlinks).noneMatch(link -> path.startsWith(link + "/"));
    }
  }
}

package dev.lava.image.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.lava.image.BlobSource;
import dev.lava.image.Damage;
import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.Fuzzed;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.ImageConfig;
import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.Platform;
import dev.lava.image.Tar;
import dev.lava.image.contents.Contents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers that are damaged or bombs, each with digests that fit: see {@link Damage}. */
@Fuzzed
class LayerReaderFuzzTest {
  private static final int ROUNDS = Damage.rounds(3_000);

  private static byte[] archive() throws IOException {
    return new Tar()
        .longName("a".repeat(200))
        .file("a", "text")
        .file("b/.wh.c", "")
        .file("b/.wh..wh..opq", "")
        .file("script", "#!/bin/sh\n")
        .latin1("jar.jar", "PK\u0003\u0004" + "x".repeat(600), 0_644)
        .latin1("elf", "\u007fELF\2\1" + "\0".repeat(60), 0_755)
        .latin1("modules", "\u00da\u00da\u00fe\u00ca" + "\0".repeat(400), 0_644)
        .link("link", "a")
        .hardLink("hard", "script")
        .directory("d", 0_755)
        .bytes();
  }

  @Test
  void archives_are_read_or_refused() throws Exception {
    Damage.survives(
        archive(),
        ROUNDS,
        bytes -> {
          Tar.mendChecksums(bytes);
          contents(MediaType.OCI_LAYER_TAR, bytes, bytes);
        });
  }

  /** Compressions of layers. */
  enum Compression {
    GZIP,
    ZSTD;

    MediaType type() {
      return this == GZIP ? MediaType.OCI_LAYER_GZIP : MediaType.OCI_LAYER_ZSTD;
    }

    byte[] compress(byte[] bytes) throws IOException {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (OutputStream out =
          this == GZIP
              ? new GZIPOutputStream(compressed)
              : new ZstdOutputStreamNoFinalizer(compressed)) {
        out.write(bytes);
      }
      return compressed.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void compressed_bytes_are_read_or_refused(Compression compression) throws Exception {
    byte[] archive = archive();

    Damage.survives(
        compression.compress(archive),
        ROUNDS,
        bytes -> contents(compression.type(), archive, bytes));
  }

  @ParameterizedTest
  @EnumSource
  void compressed_bytes_that_end_anywhere_are_refused(Compression compression) throws Exception {
    byte[] archive = archive();
    byte[] compressed = compression.compress(archive);

    for (int length = 0; length < compressed.length; length++) {
      byte[] cut = Arrays.copyOf(compressed, length);
      assertThatThrownBy(() -> contents(compression.type(), archive, cut))
          .as("%d of %d bytes", length, compressed.length)
          .isInstanceOf(ImageException.class);
    }
  }

  @Test
  void an_archive_that_ends_anywhere_is_refused() throws Exception {
    byte[] archive = archive();

    for (int length = 0; length < archive.length; length++) {
      byte[] cut = Arrays.copyOf(archive, length);
      assertThatThrownBy(() -> contents(MediaType.OCI_LAYER_TAR, archive, cut))
          .as("%d of %d bytes", length, archive.length)
          .isInstanceOf(ImageException.class);
    }
  }

  /** A gigabyte of zeros has few bytes when it is compressed; it is never in memory. */
  @ParameterizedTest
  @EnumSource
  void bombs_are_refused_at_the_limit(Compression compression) throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out =
        compression == Compression.GZIP
            ? new GZIPOutputStream(compressed)
            : new ZstdOutputStreamNoFinalizer(compressed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 256; i++) {
        out.write(zeros);
      }
    }
    Layer layer = layer(compression.type(), new byte[0], compressed.toByteArray());
    assertThat(layer.descriptor().size()).isLessThan(1 << 20);

    assertThatThrownBy(
            () -> new LayerReader(new Limits(100 << 20, 10, 1 << 20)).read(layer, (_, _) -> {}))
        .isInstanceOf(ImageException.class)
        .hasMessage("the image unpacks to more than 104857600 bytes");
  }

  private static void contents(MediaType type, byte[] archive, byte[] compressed)
      throws IOException {
    Layer layer = layer(type, archive, compressed);
    ImageConfig config =
        ImageConfig.empty(Platform.AMD64).withLayer(layer.diffId(), new HistoryEntry("", ""));
    Image image = Image.of(config, List.of(layer), Map.of());
    try {
      Contents.read(image);
    } catch (ImageException e) {
      throw e;
    } catch (IOException e) {
      throw new AssertionError("refused by something else", e);
    }
  }

  private static Layer layer(MediaType type, byte[] archive, byte[] compressed) {
    return Layer.of(
        Descriptor.of(type, compressed),
        Digest.of(archive),
        new BlobSource() {
          @Override
          public String place() {
            return "memory";
          }

          @Override
          public InputStream open(Digest digest) {
            return new ByteArrayInputStream(compressed);
          }
        });
  }
}

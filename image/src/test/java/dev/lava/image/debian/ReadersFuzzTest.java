package dev.lava.image.debian;

import dev.lava.image.Damage;
import dev.lava.image.Digest;
import dev.lava.image.Fuzzed;
import dev.lava.image.Memory;
import dev.lava.image.atomic.Deletion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from a Debian archive, damaged: see {@link Damage}. */
@Fuzzed
class ReadersFuzzTest {
  private static final int ROUNDS = Damage.rounds(1_000);
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir(factory = Memory.class)
  Path directory;

  private static void damage(byte[] valid, Damage.Reader reader) {
    Damage.survives(valid, ROUNDS, reader);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xz", "zst", "gz", "tar"})
  void of_package_files_survive(String compression) throws IOException {
    FakePackage deb =
        new FakePackage(FakeArchive.control("dash", "1"))
            .compression(compression)
            .directory("./usr")
            .file("./usr/" + "long/".repeat(40) + "name", "text ".repeat(300))
            .hardLink("./usr/other", "./usr/" + "long/".repeat(40) + "name")
            .symlink("./usr/sh", "dash");
    Path file = directory.resolve("a.deb");
    Path cache = directory.resolve("unpacked");
    try (Decompressor decompressor = new Decompressor(1)) {
      Damage.survives(
          compression.equals("tar") ? plain(deb) : deb.bytes(),
          ROUNDS / 5,
          bytes -> {
            Files.write(file, bytes);
            ResolvedPackage identity =
                new ResolvedPackage(
                    "dash", "1", "amd64", Area.ARCHIVE, "a.deb", bytes.length, Digest.of(bytes));
            try {
              new UnpackCache(cache).fill(identity, file, "a.deb", decompressor);
            } finally {
              Deletion.of(cache);
            }
          });
    }
  }

  /** With nothing compressed the damage gets as far as the tar reader. */
  private static byte[] plain(FakePackage deb) throws IOException {
    return new String(deb.compression("none").bytes(), StandardCharsets.ISO_8859_1)
        .replace("control.tar.none", "control.tar     ")
        .replace("data.tar.none   ", "data.tar        ")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void of_control_files_survive() {
    byte[] valid =
        FakeArchive.control("dash", "1", "Depends: a (>= 1) | b, c")
            .getBytes(StandardCharsets.UTF_8);
    damage(
        valid,
        bytes -> {
          ControlReader reader =
              new ControlReader(new ByteArrayInputStream(bytes), "it", List.of());
          for (Optional<Paragraph> next = reader.next(); next.isPresent(); next = reader.next()) {
            Relation.parse(next.get().required("Depends", "it"), "it");
          }
        });
  }

  @Test
  void of_indices_survive() {
    String valid =
        FakeArchive.control("dash", "1")
            + "Filename: pool/dash.deb\nSize: 12\nSHA256: %s\n".formatted("0".repeat(64));
    damage(
        valid.getBytes(StandardCharsets.UTF_8),
        bytes ->
            new Catalogue(PackageIndex.read(new ByteArrayInputStream(bytes), Area.ARCHIVE, "it")));
  }

  @Test
  void of_release_files_survive() throws Exception {
    SigningKey key = SigningKey.create();
    Keyring keyring = key.keyring();
    String text =
        """
        Codename: trixie
        Date: Sat, 21 Nov 2026 00:53:03 UTC
        Architectures: amd64
        SHA256:
         %s 12 main/binary-amd64/Packages.xz
        """
            .formatted("0".repeat(64));
    damage(
        key.clearSign(text).getBytes(StandardCharsets.UTF_8),
        bytes -> keyring.verified(bytes, "it", NOW));
    damage(
        text.getBytes(StandardCharsets.UTF_8),
        bytes ->
            Release.parse(
                new ClearSigned(new String(bytes, StandardCharsets.ISO_8859_1), ""),
                "trixie",
                Architecture.AMD64,
                NOW,
                "it"));
  }

  @Test
  void of_keyrings_survive() throws Exception {
    byte[] valid = SigningKey.create().armoredKey().getBytes(StandardCharsets.US_ASCII);
    damage(valid, bytes -> Keyring.parse("it", new String(bytes, StandardCharsets.ISO_8859_1)));
  }
}

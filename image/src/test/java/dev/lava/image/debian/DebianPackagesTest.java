package dev.lava.image.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.lava.image.Digest;
import dev.lava.image.download.DownloadCache;
import dev.lava.image.download.DownloadException;
import dev.lava.image.progress.Progress;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bouncycastle.openpgp.PGPException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianPackagesTest {
  @TempDir Path directory;

  private SigningKey key;
  private FakeArchive archive;

  @BeforeEach
  void make_an_archive() throws PGPException {
    key = SigningKey.create();
    archive = new FakeArchive(directory.resolve("mirror"), key);
  }

  private DebianPackages packages() throws IOException {
    return packages(archive.mirror());
  }

  private DebianPackages packages(Mirror mirror) throws IOException {
    return new DebianPackages(
        mirror,
        key.keyring(),
        new DownloadCache(directory.resolve("downloads"), Map.of()),
        directory.resolve("debian"),
        Progress.SILENT,
        Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC),
        asOf -> {
          assertThat(asOf).isEqualTo("2026-11-21T00:53:03Z");
          return Mirror.parse(past().toUri().toString(), "the archive of the past");
        });
  }

  private Path past() {
    return directory.resolve("past");
  }

  private PackageSet resolve(String... names) throws IOException {
    return packages().resolve("trixie", Architecture.AMD64, Set.of(names), Set.of());
  }

  private String inRelease() {
    return "the Release file of trixie (%s)".formatted(shown(archive.inRelease("trixie")));
  }

  private static String shown(Path file) {
    return "file://" + file;
  }

  private static List<String> versions(PackageSet set) {
    return set.packages().stream().map(one -> one.name() + " " + one.version()).toList();
  }

  private static String text(FileTree tree, String path) throws IOException {
    if (!(tree.at(path).orElseThrow() instanceof Node.File(var content, int _))) {
      throw new AssertionError(path + " is no file");
    }
    try (InputStream in = content.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Whatever is in the caches is whole: its digest is its name, or it is one of the known files.
   */
  private void assertNothingHalfWritten() throws IOException {
    for (String name : files(directory.resolve("downloads"))) {
      assertThat(name).matches("(sha256|index)/[0-9a-f]{64}");
      if (name.startsWith("sha256/")) {
        Path file = directory.resolve("downloads").resolve(name);
        assertThat(name).endsWith(Digest.of(Files.readAllBytes(file)).hex());
      }
    }
    assertThat(files(directory.resolve("debian")))
        .allMatch(name -> name.matches("(resolved|unpacked/.locks)/[0-9a-f]{64}"));
  }

  private static List<String> files(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .toList();
    }
  }

  @Nested
  class Resolving {
    @Test
    void takes_the_newest_of_release_updates_and_security() throws Exception {
      archive
          .add("a", "1", "Depends: b, c")
          .add("b", "1")
          .addTo("trixie-updates", "b", "2")
          .add("c", "1")
          .addTo("trixie-security", "c", "1+deb13u1")
          .publish();
      PackageSet set = resolve("a");

      assertThat(versions(set)).containsExactly("a 1", "b 2", "c 1+deb13u1");
      assertThat(set.packages().getLast().area()).isEqualTo(Area.SECURITY);
    }

    @Test
    void gives_the_same_from_its_memory() throws Exception {
      archive.add("a", "1", "Depends: b").add("b", "1:2~rc1-3").publish();
      PackageSet first = resolve("a");
      Files.delete(archive.packages("trixie"));

      assertThat(resolve("a")).isEqualTo(first);
    }

    @Test
    void reads_the_index_by_its_plain_name_where_the_mirror_has_no_other() throws Exception {
      archive.add("a", "1").publish();
      for (String name : files(directory.resolve("mirror"))) {
        if (name.contains("by-hash")) {
          Files.delete(directory.resolve("mirror").resolve(name));
        }
      }
      assertThat(versions(resolve("a"))).containsExactly("a 1");
    }

    @Test
    void names_all_that_cannot_be_had() throws Exception {
      archive.add("libc6", "2.41", "Depends: libgcc-s1").publish();

      assertThatThrownBy(() -> resolve("libc6", "zlibg"))
          .hasMessage(
              """
              these packages cannot be had from trixie, trixie-updates, trixie-security for amd64:
                there is no package 'zlibg'
                libc6 2.41 needs libgcc-s1: there is no libgcc-s1
              Correct the names; what is missing on purpose goes on the list of excluded packages.""");
      assertNothingHalfWritten();
    }

    @Test
    void refuses_what_is_no_release() {
      assertThatThrownBy(
              () -> packages().resolve("../x", Architecture.AMD64, Set.of("a"), Set.of()))
          .hasMessage("'../x' is no release of Debian; valid is a code name such as trixie");
    }
  }

  @Nested
  class A_release_file {
    @Test
    void that_was_changed_is_refused() throws Exception {
      archive.add("a", "1").publish();
      Path file = archive.inRelease("trixie");
      Files.writeString(file, Files.readString(file).replace("Origin: Debian", "Origin: Dabian"));

      assertThatThrownBy(() -> resolve("a"))
          .isInstanceOf(DebianException.class)
          .hasMessage(
              "%s is not signed by a key that fake-archive.asc trusts: key %s did not sign this text. Nothing of it is used; take another mirror, or a newer keyring.",
              inRelease(), key.id());
      assertNothingHalfWritten();
    }

    @Test
    void that_was_changed_is_not_replaced_by_an_older_copy() throws Exception {
      archive.add("a", "1").publish();
      resolve("a");
      Files.writeString(archive.inRelease("trixie"), "Codename: trixie");

      assertThatThrownBy(() -> resolve("a")).hasMessageContaining("is not signed");
    }

    @Test
    void that_is_too_old_is_refused() throws Exception {
      archive.validUntil("Sat, 21 Nov 2026 00:53:03 UTC").add("a", "1").publish();

      assertThatThrownBy(() -> resolve("a"))
          .hasMessage(
              "%s was valid until 2026-11-21T00:53:03Z, and now it is 2026-11-22T10:00:00Z. The mirror is out of date, or this machine's clock is wrong; take another mirror, or set the clock.",
              inRelease());
      assertNothingHalfWritten();
    }

    @Test
    void of_a_snapshot_is_judged_by_the_snapshots_moment() throws Exception {
      Path moment = directory.resolve("snapshot/archive/debian/20261121T060000Z");
      archive.validUntil("Sun, 22 Nov 2026 00:53:03 UTC").add("a", "1").publish();
      copy(directory.resolve("mirror/debian"), moment);
      copy(
          directory.resolve("mirror/debian-security"),
          directory.resolve("snapshot/archive/debian-security/20261121T060000Z"));
      Mirror mirror = Mirror.parse(moment.toUri().toString(), "--mirror");

      assertThat(
              versions(
                  packages(mirror).resolve("trixie", Architecture.AMD64, Set.of("a"), Set.of())))
          .containsExactly("a 1");
    }

    @Test
    void of_another_suite_is_refused() throws Exception {
      archive.add("a", "1").publish();
      Files.copy(
          archive.inRelease("trixie-updates"),
          archive.inRelease("trixie"),
          StandardCopyOption.REPLACE_EXISTING);

      assertThatThrownBy(() -> resolve("a"))
          .hasMessage(
              "%s is that of 'trixie-updates', not of 'trixie'. Take another mirror.", inRelease());
    }

    @Test
    void without_the_architecture_is_refused() throws Exception {
      archive.add("a", "1").publish();
      Path file = archive.inRelease("trixie");
      String signed = Files.readString(file);
      String text =
          signed.substring(signed.indexOf("\n\n") + 2, signed.indexOf("-----BEGIN PGP SIGNATURE"));
      Files.writeString(file, key.clearSign(text.replace("amd64 arm64", "riscv64")));

      assertThatThrownBy(() -> resolve("a"))
          .hasMessage("%s has no packages for amd64; it has riscv64.", inRelease());
    }
  }

  @Nested
  class A_mirror_that_is_down {
    @Test
    void is_replaced_by_the_older_copy_with_a_note() throws Exception {
      archive.add("a", "1").publish();
      AtomicBoolean down = new AtomicBoolean();
      HttpServer server = serve(directory.resolve("mirror"), down);
      try {
        Mirror mirror =
            Mirror.parse(
                "http://127.0.0.1:%d/debian".formatted(server.getAddress().getPort()), "--mirror");
        PackageSet before =
            packages(mirror).resolve("trixie", Architecture.AMD64, Set.of("a"), Set.of());
        down.set(true);
        PackageSet after =
            packages(mirror).resolve("trixie", Architecture.AMD64, Set.of("a"), Set.of());

        assertThat(after.packages()).isEqualTo(before.packages());
        assertThat(before.notes()).isEmpty();
        assertThat(after.notes())
            .hasSize(3)
            .first(InstanceOfAssertFactories.STRING)
            .matches(
                "http://127.0.0.1:\\d+/debian/dists/trixie/InRelease cannot be reached; using the copy that was fetched at \\S+Z");
      } finally {
        server.stop(0);
      }
    }

    private static HttpServer serve(Path root, AtomicBoolean down) throws IOException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
              byte[] body = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[1];
              exchange.sendResponseHeaders(
                  down.get() ? 503 : Files.isRegularFile(file) ? 200 : 404, body.length);
              exchange.getResponseBody().write(body);
            }
          });
      server.start();
      return server;
    }
  }

  @Nested
  class An_index {
    @Test
    void that_was_changed_is_refused() throws Exception {
      archive.add("a", "1").publish();
      Path index = archive.packages("trixie");
      Digest expected = Digest.of(Files.readAllBytes(index));
      Path byHash = index.resolveSibling("by-hash/SHA256").resolve(expected.hex());
      byte[] tampered = Files.readAllBytes(byHash);
      tampered[40] ^= 1;
      Files.write(byHash, tampered);

      assertThatThrownBy(() -> resolve("a"))
          .isInstanceOf(DownloadException.class)
          .hasMessage(
              "%s is not what it should be: its digest is %s, expected %s. It was changed at its source or on the way; nothing of it was kept. Take another source.",
              shown(byHash), Digest.of(tampered), expected);
      assertNothingHalfWritten();
    }

    @Test
    void that_is_damaged_in_the_cache_is_removed_from_it() throws Exception {
      archive.add("a", "1").publish();
      Digest expected = Digest.of(Files.readAllBytes(archive.packages("trixie")));
      resolve("a");
      Path cached = directory.resolve("downloads/sha256").resolve(expected.hex());
      byte[] damaged = Files.readAllBytes(cached);
      damaged[40] ^= 1;
      Files.write(cached, damaged);

      assertThatThrownBy(() -> resolve("b"))
          .hasMessage(
              "the index of trixie was damaged in the cache of downloads: its digest is %s, expected %s. It has been removed; run the command again.",
              Digest.of(damaged), expected);
      assertThat(versions(resolve("a"))).containsExactly("a 1");
    }
  }

  @Nested
  class Unpacking {
    @Test
    void lays_packages_over_each_other() throws Exception {
      FakePackage base =
          new FakePackage(FakeArchive.control("base-files", "13"))
              .directory("./usr")
              .directory("./usr/lib")
              .symlink("./lib", "usr/lib");
      FakePackage older =
          new FakePackage(FakeArchive.control("alib", "1")).directory("./lib").file("./lib/a", "A");
      archive
          .put("trixie", "base-files", "13", base.bytes())
          .put("trixie", "alib", "1", older.bytes())
          .publish();
      Unpacked unpacked = packages().unpack(resolve("base-files", "alib"));

      assertThat(unpacked.tree().at("lib")).contains(new Node.Symlink("usr/lib"));
      assertThat(text(unpacked.tree(), "usr/lib/a")).isEqualTo("A");
    }

    @Test
    void keeps_what_scanners_look_for() throws Exception {
      archive.add("a", "1", "Source: src (0.9)").publish();
      FileTree status = packages().unpack(resolve("a")).status();

      assertThat(text(status, "var/lib/dpkg/status.d/a"))
          .isEqualTo(FakeArchive.control("a", "1", "Source: src (0.9)"));
    }

    @Test
    void gives_the_same_tree_with_an_empty_and_a_full_cache() throws Exception {
      archive.add("a", "1", "Depends: b").add("b", "1").publish();
      PackageSet set = resolve("a");

      assertThat(packages().unpack(set)).isEqualTo(packages().unpack(set));
    }

    @Test
    void needs_no_index_where_a_lock_names_the_packages() throws Exception {
      archive.add("a", "1").publish();
      PackageSet locked = new PackageSet(resolve("a").packages());
      Files.delete(archive.inRelease("trixie"));

      assertThat(text(packages().unpack(locked).tree(), "usr/a")).isEqualTo("a 1");
    }

    @Test
    void refuses_a_package_that_was_changed() throws Exception {
      archive.add("a", "1").publish();
      PackageSet set = resolve("a");
      Path deb = archive.pool("a_1_amd64.deb");
      byte[] tampered = Files.readAllBytes(deb);
      tampered[tampered.length - 5] ^= 1;
      Files.write(deb, tampered);

      assertThatThrownBy(() -> packages().unpack(set))
          .hasMessage(
              "%s is not what it should be: its digest is %s, expected %s. It was changed at its source or on the way; nothing of it was kept. Take another source.",
              shown(deb), Digest.of(tampered), set.packages().getFirst().digest());
      assertNothingHalfWritten();
    }

    @Test
    void refuses_a_package_that_was_changed_in_the_cache_and_fetches_it_anew() throws Exception {
      archive.add("a", "1").publish();
      PackageSet set = resolve("a");
      Digest digest = set.packages().getFirst().digest();
      byte[] tampered = Files.readAllBytes(archive.pool("a_1_amd64.deb"));
      tampered[tampered.length - 5] ^= 1;
      Path cached = directory.resolve("downloads/sha256").resolve(digest.hex());
      Files.write(cached, tampered);

      assertThatThrownBy(() -> packages().unpack(set))
          .hasMessage(
              "the package %s is not as it should be: its digest is %s, expected %s. Nothing of it is used; take another mirror.",
              shown(archive.pool("a_1_amd64.deb")), Digest.of(tampered), digest);
      assertNothingHalfWritten();
      assertThat(packages().unpack(set).packages()).hasSize(1);
    }

    @Test
    void names_a_package_that_the_mirror_no_longer_has() throws Exception {
      archive.add("a", "1").publish();
      PackageSet set = new PackageSet(resolve("a").packages());
      Files.delete(archive.pool("a_1_amd64.deb"));

      assertThatThrownBy(() -> packages().unpack(set))
          .isInstanceOf(GoneException.class)
          .hasMessage(
              "the mirror no longer has a 1: there is no %s", shown(archive.pool("a_1_amd64.deb")));
      assertNothingHalfWritten();
    }

    @Test
    void takes_it_from_the_archive_of_the_past() throws Exception {
      archive.add("a", "1").publish();
      PackageSet set = resolve("a");
      Files.createDirectories(past().resolve("pool/main"));
      Files.move(archive.pool("a_1_amd64.deb"), past().resolve("pool/main/a_1_amd64.deb"));

      assertThat(text(packages().unpack(set).tree(), "usr/a")).isEqualTo("a 1");
    }

    @Test
    void says_so_where_that_has_not_got_it_either() throws Exception {
      archive.add("a", "1").publish();
      PackageSet set = resolve("a");
      Files.delete(archive.pool("a_1_amd64.deb"));

      assertThatThrownBy(() -> packages().unpack(set))
          .isInstanceOf(GoneException.class)
          .hasMessage(
              "the mirror no longer has a 1: there is no %s, and in Debian's archive of the past no %s",
              shown(archive.pool("a_1_amd64.deb")),
              shown(past().resolve("pool/main/a_1_amd64.deb")));
    }

    @Test
    void tells_what_is_gone_apart_from_why_the_archive_of_the_past_is_no_way_out()
        throws Exception {
      archive.add("a", "1").publish();
      PackageSet set = resolve("a");
      Files.delete(archive.pool("a_1_amd64.deb"));
      Files.createDirectories(past().resolve("pool/main"));
      Files.writeString(past().resolve("pool/main/a_1_amd64.deb"), "another");

      GoneException e = catchThrowableOfType(GoneException.class, () -> packages().unpack(set));

      assertThat(e.gone())
          .isEqualTo(
              "the mirror no longer has a 1: there is no %s", shown(archive.pool("a_1_amd64.deb")));
      assertThat(e.pastFailure().orElseThrow())
          .startsWith("Debian's archive of the past does not deliver it: file:///")
          .endsWith(" Take another source.");
      assertThat(e).hasMessage("%s. %s", e.gone(), e.pastFailure().orElseThrow());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path place = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          Files.copy(file, place);
        }
      }
    }
  }
}

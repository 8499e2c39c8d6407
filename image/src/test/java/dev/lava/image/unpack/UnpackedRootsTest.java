package dev.lava.image.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Child;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Platform;
import dev.lava.image.SampleImages;
import dev.lava.image.Tar;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.image.tar.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackedRootsTest {
  @TempDir private Path directory;
  private BlobDirectory blobs;
  private Path cache;

  @BeforeEach
  void create() throws Exception {
    blobs = BlobDirectory.create(directory.resolve("blobs"));
    cache = directory.resolve("roots");
  }

  @Nested
  class Over_another_image {
    private Image below;
    private Image image;
    private Path rootBelow;

    @BeforeEach
    void unpack_the_one_below() throws Exception {
      image = SampleImages.full(blobs);
      below =
          ImageChange.append(
              ImageChange.empty(image.config().platform()),
              image.layers().getFirst(),
              image.config().history().getFirst());
      rootBelow = UnpackedRoots.of(cache).unpack(below);
    }

    @Test
    void it_is_what_it_would_be_by_itself() throws Exception {
      Path over =
          UnpackedRoots.of(directory.resolve("private")).unpackOver(below, rootBelow, image);

      Path alone = UnpackedRoots.of(cache).unpack(image);
      assertThat(listing(over)).isEqualTo(listing(alone)).isNotEmpty();
    }

    @Test
    void what_is_written_into_it_is_not_below() throws Exception {
      Path over =
          UnpackedRoots.of(directory.resolve("private")).unpackOver(below, rootBelow, image);
      List<String> before = listing(rootBelow);

      Files.writeString(over.resolve("usr/bin/greet"), "changed");

      assertThat(listing(rootBelow)).isEqualTo(before);
    }

    @Test
    void one_that_does_not_stand_on_the_other_is_unpacked_whole() throws Exception {
      Image taller = image;

      Path over =
          UnpackedRoots.of(directory.resolve("private")).unpackOver(taller, rootBelow, below);

      assertThat(listing(over)).isEqualTo(listing(rootBelow));
    }

    /** Paths, modes, times of files, and what files hold. */
    private static List<String> listing(Path root) throws IOException {
      List<String> lines = new ArrayList<>();
      try (var walk = Files.walk(root)) {
        for (Path path : walk.sorted().toList()) {
          boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
          lines.add(
              "%s %o %s"
                  .formatted(
                      root.relativize(path),
                      (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS),
                      file ? Files.getLastModifiedTime(path) + " " + Files.readString(path) : ""));
        }
      }
      return lines;
    }
  }

  @Nested
  class One_layer {
    @Test
    void has_its_files_links_modes_and_times() throws Exception {
      Path root =
          unpack(
              new Tar()
                  .directory("./usr/bin", 0_755)
                  .file("./usr/bin/run", "#!", 0_4755)
                  .hardLink("usr/bin/again", "usr/bin/run")
                  .link("bin", "usr/bin")
                  .link("absolute", "/etc/passwd")
                  .file("etc/Főnév", "text", 0_400)
                  .directory("tmp", 0_1777)
                  .directory("closed", 0_000));

      assertThat(attribute(root, "usr/bin/run", "unix:mode")).isEqualTo(0_100755);
      assertThat(attribute(root, "usr/bin/run", "lastModifiedTime"))
          .isEqualTo(FileTime.fromMillis(1_000_000_000_000L));
      assertThat(attribute(root, "usr/bin/again", "unix:ino"))
          .isEqualTo(attribute(root, "usr/bin/run", "unix:ino"));
      assertThat(Files.readSymbolicLink(root.resolve("bin"))).hasToString("usr/bin");
      assertThat(Files.readSymbolicLink(root.resolve("absolute"))).hasToString("/etc/passwd");
      assertThat(root.resolve("etc/Főnév")).hasContent("text");
      assertThat(attribute(root, "etc/Főnév", "unix:mode")).isEqualTo(0_100600);
      assertThat(attribute(root, "tmp", "unix:mode")).isEqualTo(0_041777);
      assertThat(attribute(root, "closed", "unix:mode")).isEqualTo(0_040700);
    }

    @Test
    void written_by_lava_is_the_tree_again() throws Exception {
      Path root = UnpackedRoots.of(cache).unpack(SampleImages.full(blobs));

      assertThat(root.resolve("usr/bin/greet")).hasContent("usr/bin/greet");
      assertThat(root.resolve("var/task/greeting")).hasContent("hello");
    }

    @Test
    void loses_its_devices() throws Exception {
      Path root =
          unpack(
              new Tar()
                  .typed("dev/null", TarConstants.LF_CHR, "")
                  .typed("dev/sda", TarConstants.LF_BLK, "")
                  .typed("run/pipe", TarConstants.LF_FIFO, "")
                  .file("a", ""));

      assertThat(root.toFile().list()).containsExactly("a");
    }
  }

  @Nested
  class A_layer_over_others {
    @Test
    void replaces_what_is_at_its_paths() throws Exception {
      Path root =
          unpack(
              new Tar()
                  .file("file", "old")
                  .link("link", "file")
                  .file("dir/a", "")
                  .directory("d", 0_755),
              new Tar()
                  .file("file", "new")
                  .file("link", "own")
                  .file("dir", "file")
                  .directory("d", 0_700));

      assertThat(root.resolve("file")).hasContent("new");
      assertThat(root.resolve("link")).hasContent("own").isRegularFile();
      assertThat(root.resolve("dir")).hasContent("file");
      assertThat(attribute(root, "d", "unix:mode")).isEqualTo(0_040700);
    }

    @Test
    void does_not_write_into_the_other_names_of_a_file() throws Exception {
      Path root =
          unpack(
              new Tar().file("a", "old").hardLink("b", "a"), new Tar().file("a", "new and longer"));

      assertThat(root.resolve("b")).hasContent("old");
    }

    @Test
    void follows_links_above_its_files_inside_the_root() throws Exception {
      Path root =
          unpack(
              new Tar().directory("usr/lib", 0_755).link("lib", "/usr/lib"),
              new Tar().file("lib/libc.so", "text").hardLink("lib/libc.so.6", "lib/libc.so"));

      assertThat(root.resolve("usr/lib/libc.so")).hasContent("text");
      assertThat(root.resolve("usr/lib/libc.so.6")).hasContent("text");
    }

    @Test
    void hides_a_file_with_a_whiteout() throws Exception {
      Path root =
          unpack(
              new Tar().file("etc/a", "").file("etc/b", "").file("dir/deep/c", ""),
              new Tar().file("etc/.wh.a", "").file(".wh.dir", "").file(".wh.none", ""));

      assertThat(root.resolve("etc").toFile().list()).containsExactly("b");
      assertThat(root.resolve("dir")).doesNotExist();
    }

    @Test
    void hides_all_of_a_directory_with_an_opaque_whiteout() throws Exception {
      Path root =
          unpack(
              new Tar().file("etc/a", "").file("etc/d/b", ""),
              new Tar().file("etc/.wh..wh..opq", "").file("etc/c", ""));

      assertThat(root.resolve("etc").toFile().list()).containsExactly("c");
    }

    @Test
    void keeps_its_own_files_when_their_whiteout_comes_after_them() throws Exception {
      Path root =
          unpack(
              new Tar().file("etc/a", "").file("dir/old", ""),
              new Tar()
                  .file("etc/new", "")
                  .file("etc/.wh..wh..opq", "")
                  .file("dir/new", "")
                  .file(".wh.dir", ""));

      assertThat(root.resolve("etc").toFile().list()).containsExactly("new");
      assertThat(root.resolve("dir").toFile().list()).containsExactly("new");
    }

    @Test
    void removes_a_link_and_not_what_it_points_at() throws Exception {
      Path root =
          unpack(new Tar().file("kept/a", "").link("link", "kept"), new Tar().file(".wh.link", ""));

      assertThat(root.resolve("kept/a")).exists();
      assertThat(root.resolve("link")).doesNotExist();
    }
  }

  @Nested
  class A_hostile_layer {
    @ParameterizedTest
    @CsvSource(
        textBlock =
            """
            ../evil,         its name climbs with '..'; names in a layer stay below the root
            a/../../evil,    its name climbs with '..'; names in a layer stay below the root
            /evil,           its name is absolute; names in a layer are relative to the root
            .wh.,            it is a whiteout of nothing; valid is .wh. and a name
            .wh..,           it is a whiteout of nothing; valid is .wh. and a name
            .wh...,          its name climbs with '..'; names in a layer stay below the root
            """)
    void is_refused_for_its_names(String name, String rule) throws Exception {
      assertRefused(new Tar().file(name, "text"), "the entry '%s': %s".formatted(name, rule));
      assertThat(directory.resolve("evil")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "../../../../../..", "/tmp/../.."})
    void writes_through_links_only_inside_the_root(String out) throws Exception {
      Path root =
          unpack(
              new Tar()
                  .link("out", out + directory)
                  .file("out/evil", "text")
                  .file("out/.wh.blobs", ""));

      assertThat(directory.resolve("evil")).doesNotExist();
      assertThat(directory.resolve("blobs")).exists();
      assertThat(root.resolve(directory.toString().substring(1)).resolve("evil")).exists();
    }

    @Test
    void is_refused_for_a_hard_link_out_of_the_root() throws Exception {
      Files.writeString(directory.resolve("secret"), "");

      assertRefused(
          new Tar().hardLink("a", "../../secret"),
          "the entry 'a': its name climbs with '..'; names in a layer stay below the root");
    }

    @Test
    void is_refused_for_a_hard_link_through_a_link_out_of_the_root() throws Exception {
      Files.writeString(directory.resolve("secret"), "");

      assertRefused(
          new Tar().link("out", directory.toString()).hardLink("a", "out/secret"),
          "the entry 'a': it is a hard link to 'out/secret', where no file is");
    }

    @Test
    void is_refused_for_a_hard_link_to_a_link() throws Exception {
      assertRefused(
          new Tar().link("out", "/etc/passwd").hardLink("a", "out"),
          "the entry 'a': it is a hard link to 'out', where no file is");
    }

    @Test
    void is_refused_for_a_path_that_is_longer_than_paths_are() throws Exception {
      String path = "a/".repeat(5_000) + "a";

      assertRefused(
          new Tar().file(path, ""),
          "the entry '%s': its name has 10001 characters; a path has at most 4096".formatted(path));
    }

    @Test
    void is_refused_for_hard_links_in_circles() throws Exception {
      assertRefused(
          new Tar().hardLink("a", "b").hardLink("b", "a"),
          "the entry 'a': it is a hard link to 'b', where no file is");
    }

    @Test
    void may_link_a_file_to_itself() throws Exception {
      Path root = unpack(new Tar().file("a", "text").hardLink("a", "a"));

      assertThat(root.resolve("a")).hasContent("text");
    }

    @Test
    void writes_its_last_file_where_a_name_is_there_twice_and_not_through_a_link()
        throws Exception {
      Path outside = Files.writeString(directory.resolve("outside"), "untouched");

      Path root =
          unpack(
              new Tar()
                  .file("a", "first")
                  .file("a", "last")
                  .link("b", outside.toString())
                  .file("b", "own"));

      assertThat(root.resolve("a")).hasContent("last");
      assertThat(root.resolve("b")).hasContent("own").isRegularFile();
      assertThat(outside).hasContent("untouched");
    }

    @Test
    void is_refused_for_links_in_circles() throws Exception {
      assertRefused(
          new Tar().link("a", "b").link("b", "a").file("a/c", ""),
          "the entry 'a/c': the symbolic links of 'a' go in circles, or are more than 40");
    }

    @Test
    void is_refused_for_a_file_below_a_file() throws Exception {
      assertRefused(
          new Tar().file("a", "").file("a/b", ""),
          "the entry 'a/b': it stands below 'a', which is no directory");
    }

    @Test
    void is_refused_for_a_file_that_is_the_root() throws Exception {
      assertRefused(new Tar().file(".", ""), "the entry '.': it would replace the root itself");
    }

    @Test
    void is_refused_for_an_entry_of_an_unknown_type() throws Exception {
      assertRefused(
          new Tar().typed("a", (byte) 'Z', ""),
          "the entry 'a': it is of the unknown type 'Z'; layers hold files, directories and links");
    }

    @Test
    void is_refused_for_more_bytes_than_the_limit() throws Exception {
      Image image =
          Tar.image(blobs, new Tar().file("a", "x".repeat(10_000)).file("b", "x".repeat(10_000)));

      assertRefused(
          image,
          new Limits(15_000, 100, 10_000),
          "the entry 'b': the image unpacks to more than 15000 bytes");
    }

    @Test
    void is_refused_for_zeros_behind_its_end() throws Exception {
      byte[] archive = Arrays.copyOf(new Tar().file("a", "").bytes(), 10 << 20);
      Image image =
          Tar.append(ImageChange.empty(Platform.AMD64), blobs, archive, Tar.gzip(archive));

      assertRefused(
          image, new Limits(1 << 20, 100, 10_000), "the image unpacks to more than 1048576 bytes");
    }

    @Test
    void is_refused_for_more_entries_than_the_limit() throws Exception {
      Image image = Tar.image(blobs, new Tar().file("a", "").file("b", "").file("c", ""));

      assertRefused(image, new Limits(1 << 20, 2, 10_000), "the image has more than 2 entries");
    }

    @Test
    void is_refused_for_a_name_of_many_megabytes() throws Exception {
      assertRefused(
          new Tar().longName("a".repeat(5 << 20)).file("a", ""),
          "an entry's headers are larger than 1048576 bytes");
    }
  }

  @Nested
  class A_damaged_layer {
    @Test
    void is_refused_where_its_gzip_is_truncated() throws Exception {
      byte[] archive = new Tar().file("a", "text".repeat(1000)).bytes();
      byte[] compressed = Tar.gzip(archive);
      Image image =
          Tar.append(
              ImageChange.empty(Platform.AMD64),
              blobs,
              archive,
              Tar.cut(compressed, compressed.length / 2));

      assertRefused(image, Limits.LAMBDA, "it is truncated");
    }

    @Test
    void is_refused_where_its_archive_is_truncated() throws Exception {
      byte[] archive = new Tar().file("a", "text".repeat(1000)).bytes();
      Image image =
          Tar.append(
              ImageChange.empty(Platform.AMD64), blobs, archive, Tar.gzip(Tar.cut(archive, 1000)));

      assertRefused(image, Limits.LAMBDA, "the entry 'a': Truncated TAR archive");
    }

    @Test
    void is_refused_where_its_archive_is_another_one() throws Exception {
      byte[] claimed = new Tar().file("a", "claimed").bytes();
      byte[] real = new Tar().file("a", "real").bytes();
      Image image = Tar.append(ImageChange.empty(Platform.AMD64), blobs, claimed, Tar.gzip(real));

      assertRefused(
          image,
          Limits.LAMBDA,
          "its archive has the digest %s, but the configuration says %s"
              .formatted(Digest.of(real), Digest.of(claimed)));
    }

    @Test
    void is_refused_where_its_blob_was_changed() throws Exception {
      Image image = Tar.image(blobs, new Tar().file("a", "text"));
      Path blob = blobs.file(image.layers().getFirst().descriptor().digest());
      byte[] bytes = Files.readAllBytes(blob);
      // The operating system in the gzip header, which decompression does not look at.
      bytes[9] ^= 1;
      Files.write(blob, bytes);

      assertRefused(
          image,
          Limits.LAMBDA,
          "the blob %s in %s is damaged: its bytes have the digest %s; make the image again or fetch it again"
              .formatted(
                  image.layers().getFirst().descriptor().digest(), blobs.path(), Digest.of(bytes)));
    }
  }

  @Test
  void whatever_bytes_change_in_an_archive_it_is_unpacked_or_refused() throws Exception {
    byte[] archive =
        new Tar()
            .longName("a".repeat(200))
            .file("a", "text")
            .link("link", "a")
            .hardLink("hard", "a".repeat(200))
            .directory("d", 0_755)
            .bytes();
    Random random = new Random(1);
    for (int round = 0; round < 400; round++) {
      byte[] changed = archive.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Tar.mendChecksums(changed);
      Image image =
          Tar.append(ImageChange.empty(Platform.AMD64), blobs, changed, Tar.gzip(changed));
      try {
        UnpackedRoots.of(cache).unpack(image);
      } catch (ImageException e) {
        assertThat(e).hasMessageStartingWith("cannot unpack the image " + image);
      }
    }
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("blobs", "roots");
  }

  @Nested
  class The_cache {
    private Image image;

    @BeforeEach
    void write() throws Exception {
      OciLayout store = OciLayout.create(directory.resolve("store"));
      image = SampleImages.full(store.blobs());
      store.write(Reference.parse("sample"), image);
    }

    @Test
    void names_a_root_by_the_digest_and_unpacks_it_once() throws Exception {
      Path root = UnpackedRoots.of(cache).unpack(image);
      Files.writeString(root.resolve("mark"), "");

      assertThat(root).hasFileName(image.descriptor().digest().hex());
      assertThat(UnpackedRoots.of(cache).unpack(image)).isEqualTo(root);
      assertThat(root.resolve("mark")).exists();
    }

    @Test
    void replaces_what_a_killed_process_left() throws Exception {
      Path left = cache.resolve("." + image.descriptor().digest().hex() + ".partial/torn/deep");
      Files.createDirectories(left);

      Path root = UnpackedRoots.of(cache).unpack(image);

      assertThat(root.resolve("torn")).doesNotExist();
      assertThat(left).doesNotExist();
    }

    @Test
    void is_shared_by_processes_that_unpack_at_the_same_time() throws Exception {
      List<Process> processes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        processes.add(
            Child.start(
                Unpack.class, Map.of(), directory.resolve("store").toString(), cache.toString()));
      }
      for (Process process : processes) {
        assertThat(Child.line(process))
            .isEqualTo(cache.resolve(image.descriptor().digest().hex()).toString());
        assertThat(process.waitFor()).isZero();
      }

      assertThat(cache.toFile().list((_, name) -> !name.endsWith(".lock")))
          .containsExactly(image.descriptor().digest().hex());
    }
  }

  /** Unpacks the only image of a store. */
  static final class Unpack {
    public static void main(String[] arguments) throws Exception {
      Image image = OciLayout.open(Path.of(arguments[0])).only();
      System.out.println(UnpackedRoots.of(Path.of(arguments[1])).unpack(image));
    }
  }

  private Path unpack(Tar... layers) throws IOException {
    return UnpackedRoots.of(cache).unpack(Tar.image(blobs, layers));
  }

  private static Object attribute(Path root, String path, String name) throws IOException {
    return Files.getAttribute(root.resolve(path), name, LinkOption.NOFOLLOW_LINKS);
  }

  private void assertRefused(Tar layer, String reason) throws IOException {
    assertRefused(Tar.image(blobs, layer), Limits.LAMBDA, reason);
  }

  private void assertRefused(Image image, Limits limits, String reason) {
    assertThatThrownBy(() -> new UnpackedRoots(cache, limits).unpack(image))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "cannot unpack the image %s: layer 1 of 1 (%s): %s",
            image, image.layers().getFirst().descriptor().digest(), reason);
    assertThat(cache.toFile().list((_, name) -> !name.endsWith(".lock"))).isEmpty();
  }
}

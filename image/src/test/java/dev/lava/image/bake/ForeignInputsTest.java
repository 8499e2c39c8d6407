package dev.lava.image.bake;

import static dev.lava.image.SampleImages.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.lava.image.Image;
import dev.lava.image.Layer;
import dev.lava.image.Platform;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.download.DownloadCache;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.ParsedRecipe.Accepted;
import dev.lava.image.recipe.ParsedRecipe.Refused;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.RecipeParser;
import dev.lava.image.reference.Reference;
import dev.lava.image.source.ImageSource;
import dev.lava.image.source.ImageSources;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.image.unpack.UnpackedRoots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** What recipes take in that neither Debian nor Lava made: archives, directories, images. */
class ForeignInputsTest {
  @TempDir Path directory;

  private Optional<Image> existing = Optional.empty();

  @Nested
  class An_archive {
    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "tar"})
    void is_checked_and_unpacked(String compression) throws Exception {
      write("a.tar", compressed(compression, archive()));

      assertThat(baked(archiveRecipe(sha512("a.tar"))).entries())
          .containsOnlyKeys(
              "var", "var/lang", "var/lang/bin", "var/lang/bin/dotnet", "var/lang/bin/host")
          .containsEntry("var/lang/bin/host", new Node.Symlink("dotnet"))
          .hasEntrySatisfying(
              "var/lang/bin/dotnet",
              node -> assertThat(((Node.File) node).mode()).isEqualTo(0_755));
    }

    @Test
    void that_is_another_is_refused_before_it_is_read() throws Exception {
      write("a.tar", "not even an archive".getBytes(UTF_8));

      assertThatThrownBy(() -> bake(archiveRecipe("0".repeat(128))))
          .hasMessage(
              "file://%s/a.tar is not what it should be: its digest is sha512:%s, expected sha512:%s. It was changed at its source or on the way; nothing of it was kept. Take another source."
                  .formatted(directory, sha512("a.tar"), "0".repeat(128)));
    }

    @Test
    void is_checked_again_where_the_cache_has_it() throws Exception {
      write("a.tar", archive());
      String recipe = archiveRecipe(sha512("a.tar"));
      bake(recipe);
      Path cached = directory.resolve("home/downloads/sha512").resolve(sha512("a.tar"));
      Files.write(cached, new byte[] {1});

      baked(recipe.replace("var/lang/bin", "opt"));

      assertThat(cached).hasBinaryContent(archive());
    }

    @Test
    void that_is_none_is_named_with_what_would_be() throws Exception {
      write("a.tar", "PK and more".getBytes(UTF_8));

      assertThatThrownBy(() -> bake(archiveRecipe(sha512("a.tar"))))
          .hasMessage(
              "the archive file://%s/a.tar cannot be unpacked: it is a zip archive; unpack it and name the directory"
                  .formatted(directory));
    }

    @Test
    void that_is_cut_off_leaves_nothing() throws Exception {
      byte[] whole = compressed("gz", archive());
      write("a.tar", java.util.Arrays.copyOf(whole, whole.length / 2));

      assertThatThrownBy(() -> bake(archiveRecipe(sha512("a.tar"))))
          .hasMessageEndingWith("a.tar cannot be unpacked: it is cut off");
      assertThat(directory.resolve("home/cache/work")).doesNotExist();
    }

    @Test
    void with_fewer_directories_than_are_taken_off_is_empty() throws Exception {
      write("a.tar", archive());

      assertThatThrownBy(() -> bake(archiveRecipe(sha512("a.tar")).replace("strip: 1", "strip: 9")))
          .hasMessage(
              "nothing is left of the archive file://%s/a.tar with 9 names taken off each path"
                  .formatted(directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/x", "p/../../x", "p//x", "p/\u0001"})
    void with_a_path_that_leads_out_is_refused(String path) throws Exception {
      write("a.tar", tar(tar -> put(tar, path, TarConstants.LF_NORMAL, "", 0)));

      assertThatThrownBy(() -> bake(archiveRecipe(sha512("a.tar"))))
          .hasMessageContaining("which is no path inside it");
    }

    @Test
    void with_links_and_devices_that_do_harm_is_refused() throws Exception {
      assertRefused(
          "its symbolic link 'p/l' leads to '../../etc', which is no place inside the root",
          tar -> put(tar, "p/l", TarConstants.LF_SYMLINK, "../../etc", 0));
      assertRefused(
          "its hard link 'p/h' leads to 'etc/passwd', where it has put no file",
          tar -> put(tar, "p/h", TarConstants.LF_LINK, "etc/passwd", 0));
      assertRefused(
          "its entry 'p/d' is no file, directory or link",
          tar -> put(tar, "p/d", TarConstants.LF_CHR, "", 0));
      assertRefused(
          "its entry 'p/l/x' is below 'p/l', which it made a symbolic link",
          tar -> {
            put(tar, "p/l", TarConstants.LF_SYMLINK, "/etc", 0);
            put(tar, "p/l/x", TarConstants.LF_NORMAL, "", 0);
          });
      assertRefused(
          "it has the entry 'p/a' twice",
          tar -> {
            put(tar, "p/a", TarConstants.LF_NORMAL, "", 0);
            put(tar, "p/a", TarConstants.LF_NORMAL, "", 0);
          });
    }

    private void assertRefused(String reason, Content content) throws Exception {
      write("a.tar", tar(content));

      assertThatThrownBy(() -> bake(archiveRecipe(sha512("a.tar"))))
          .isInstanceOf(BakeException.class)
          .hasMessage(
              "the archive file://%s/a.tar cannot be unpacked: %s".formatted(directory, reason));
    }

    private String archiveRecipe(String sha512) {
      return recipe(
          "- archive: {from: a.tar, sha512: %s, strip: 1, into: var/lang/bin}".formatted(sha512));
    }
  }

  @Nested
  class A_directory_of_this_machine {
    @Test
    void is_copied_with_the_modes_that_everybody_would_get() throws Exception {
      Path published = Files.createDirectories(directory.resolve("published/sub"));
      Files.setAttribute(Files.writeString(published.resolve("run"), "#!"), "unix:mode", 0_700);
      Files.setAttribute(Files.writeString(published.resolve("a"), "a"), "unix:mode", 0_600);
      Files.createSymbolicLink(published.resolve("link"), Path.of("../sub/a"));

      FileTree tree = baked(recipe("- local: {from: published, into: var/runtime}"));

      assertThat(modes(tree))
          .containsEntry("var/runtime/sub", 0_755)
          .containsEntry("var/runtime/sub/run", 0_755)
          .containsEntry("var/runtime/sub/a", 0_644);
      assertThat(tree.at("var/runtime/sub/link")).contains(new Node.Symlink("../sub/a"));
    }

    @Test
    void gives_another_layer_once_a_file_has_changed() throws Exception {
      Path file = Files.createDirectories(directory.resolve("published")).resolve("a");
      String recipe = recipe("- local: {from: published, into: var/runtime}");
      Files.writeString(file, "one");
      Image before = bake(recipe);
      assertThat(bake(recipe)).isEqualTo(before);
      Files.writeString(file, "two");

      assertThat(bake(recipe)).isNotEqualTo(before);
    }

    @Test
    void may_not_have_links_that_lead_out() throws Exception {
      Path published = Files.createDirectories(directory.resolve("published"));
      Files.createSymbolicLink(published.resolve("keys"), Path.of("/nowhere"));

      assertThatThrownBy(() -> bake(recipe("- local: {from: published, into: var/runtime}")))
          .hasMessage(
              "'keys' in %s is a link to '/nowhere', which leads out of the directory. Copy what it points at, or make the link relative."
                  .formatted(published));
    }

    @Test
    void may_be_an_archive() throws Exception {
      write("published.tgz", compressed("gz", archive()));

      assertThat(modes(baked(recipe("- local: {from: published.tgz, into: opt}"))))
          .containsEntry("opt/p/dotnet", 0_755);
    }
  }

  @Nested
  class An_existing_image {
    @Test
    void keeps_its_layers_and_gets_others_on_top() throws Exception {
      Image below = given(FileTree.builder().put("usr/bin/below", file("below")).build());

      Image image = bake(recipe("- links: {opt/a: /usr/bin/below}").replace("recipe", "on"), true);

      assertThat(image.layers()).hasSize(2);
      assertThat(image.layers().getFirst().descriptor())
          .isEqualTo(below.layers().getFirst().descriptor());
      assertThat(image.annotations())
          .containsEntry(
              "org.opencontainers.image.base.digest", below.descriptor().digest().toString());
    }

    @Test
    void keeps_what_the_recipe_does_not_say_of_its_configuration() throws Exception {
      Image plain = given(FileTree.builder().put("usr/bin/below", file("below")).build());
      existing =
          Optional.of(
              ImageChange.configure(
                  plain,
                  config ->
                      config
                          .withVariable("LANG", "C")
                          .withVariable("OTHER", "1")
                          .withVariable("PATH", "/usr/bin:/opt/tool")
                          .withEntrypoint(List.of("/bin/sh"))
                          .withLabel("a", "b")));

      Image image = bake(recipe("- links: {opt/a: /usr/bin/below}"), true);

      assertThat(image.config().environment())
          .containsExactly(
              Map.entry("LANG", "en_US.UTF-8"),
              Map.entry("OTHER", "1"),
              Map.entry("PATH", "/var/lang/bin:/usr/bin:/opt/tool"));
      assertThat(image.config().entrypoint()).containsExactly("/lambda-entrypoint.sh");
      assertThat(image.config().labels()).containsExactly(Map.entry("a", "b"));
    }

    @Test
    void keeps_its_links_to_directories() throws Exception {
      given(
          FileTree.builder()
              .put("usr/lib/below", file("below"))
              .put("lib", new Node.Symlink("usr/lib"))
              .put("var/task", new Node.Directory(0_700))
              .build());

      Image image = bake(recipe("- files: {lib/ours/x: {text: x}, var/task/y: {text: 'y'}}"), true);

      assertThat(tree(image).at("lib")).contains(new Node.Symlink("usr/lib"));
      assertThat(SampleImages.texts(image)).containsEntry("usr/lib/ours/x", "x");
      assertThat(modes(tree(image))).containsEntry("var/task", 0_700);
    }

    @Test
    void is_refused_where_paths_do_not_go_together() throws Exception {
      given(FileTree.builder().put("opt/a", file("a file")).build());

      assertThatThrownBy(() -> bake(recipe("- files: {opt/a/b: {text: b}}"), true))
          .hasMessage(
              "the recipe does not fit on the image 'below:latest': 'opt/a' is a file there");
    }

    @Test
    void is_refused_where_it_lacks_what_links_point_at() throws Exception {
      given(FileTree.builder().put("opt/a", file("a")).build());

      assertThatThrownBy(
              () -> bake(recipe("- links: {opt/b: /etc/ssl/none, opt/c: a, opt/d: ../x}"), true))
          .hasMessage(
              "the image 'below:latest' lacks what the recipe's links point at: opt/b ->"
                  + " /etc/ssl/none, opt/d -> ../x. Put it there first, or bake without --from.");
    }

    @Test
    void is_refused_where_its_C_library_is_older_than_the_recipes_programs() throws Exception {
      byte[] library = new ElfSample().defines("GLIBC_2.34").bytes();
      given(
          FileTree.builder()
              .put(
                  "usr/lib64/libc.so.6",
                  new Node.File(dev.lava.image.tree.Content.of(library), 0_755))
              .build());
      write("java", new ElfSample().needs("libc.so.6", "GLIBC_2.38").bytes());

      assertThatThrownBy(() -> bake(recipe("- files: {opt/java: {source: java}}"), true))
          .hasMessage(
              "the recipe does not fit on the image 'below:latest': opt/java wants GLIBC_2.38 of"
                  + " libc.so.6, and usr/lib64/libc.so.6 goes up to GLIBC_2.34. Take a newer image,"
                  + " such as one of Debian 13, or bake without --from.");
    }

    @Test
    void is_refused_for_another_processor() throws Exception {
      given(FileTree.builder().put("opt/a", file("a")).build());
      Platform other = Platform.host().equals(Platform.AMD64) ? Platform.ARM64 : Platform.AMD64;

      assertThatThrownBy(() -> bake(recipe("- links: {opt/b: a}"), other, true))
          .hasMessage(
              "the image 'below:latest' is for %s, where one for %s is needed; name one for %s, or build it with --arch %s"
                  .formatted(Platform.host(), other, other, other.architecture()));
    }

    @Test
    void can_be_what_a_stage_copies_from() throws Exception {
      given(FileTree.builder().put("opt/tool/a", file("a")).put("etc/b", file("b")).build());

      Image image =
          bake(
              """
              name: tiny
              stages:
                tools: [{image: below}]
                own: [{copy: {from: tools, path: opt/tool, to: opt}}]
              image:
                working-directory: /var/task
                entrypoint: [/lambda-entrypoint.sh]
                layers: [{from: own}]
              """,
              false);

      assertThat(SampleImages.texts(image)).containsExactly(Map.entry("opt/a", "a"));
    }

    @Test
    void may_be_added_to_in_its_own_stage_but_not_taken_from() throws Exception {
      Image below = given(FileTree.builder().put("etc/b", file("b")).build());
      String recipe =
          """
          name: tiny
          stages:
            os: [{image: below}, {files: {etc/c: {text: c}}}]
          image:
            working-directory: /var/task
            entrypoint: [/lambda-entrypoint.sh]
            layers: [{from: os}]
          """;

      Image image = bake(recipe, false);

      assertThat(image.layers().stream().map(Layer::diffId))
          .startsWith(below.layers().getFirst().diffId());
      assertThat(SampleImages.texts(image))
          .containsExactly(Map.entry("etc/b", "b"), Map.entry("etc/c", "c"));
      assertThatThrownBy(
              () -> bake(recipe.replace("files: {etc/c: {text: c}}", "remove: [etc/b]"), false))
          .hasMessage(
              "the stage 'os' removes 'etc/b' of the image 'below:latest', whose layers are kept as"
                  + " they are");
    }

    private Image given(FileTree tree) throws IOException {
      BlobDirectory blobs = BlobDirectory.create(directory.resolve("below"));
      Image image = SampleImages.with(blobs, tree);
      existing = Optional.of(image);
      return image;
    }
  }

  /** Its lowest layer has nothing in it, so that an image can take its place. */
  private static String recipe(String step) {
    return """
    name: tiny
    stages:
      os: [{directories: {nothing: 0755}}, {remove: [nothing]}]
      own:
      %s
    image:
      environment: {LANG: en_US.UTF-8, PATH: '/var/lang/bin:/usr/bin'}
      working-directory: /var/task
      entrypoint: [/lambda-entrypoint.sh]
      layers: [{from: os}, {from: own}]
    """
        .formatted(step);
  }

  private FileTree baked(String recipe) throws IOException {
    return tree(bake(recipe));
  }

  private FileTree tree(Image image) throws IOException {
    return FileTree.scan(UnpackedRoots.of(directory.resolve("roots")).unpack(image));
  }

  private static Map<String, Integer> modes(FileTree tree) {
    Map<String, Integer> modes = new java.util.TreeMap<>();
    tree.entries()
        .forEach(
            (path, node) -> {
              switch (node) {
                case Node.File(var _, int mode) -> modes.put(path, mode);
                case Node.Directory(int mode) -> modes.put(path, mode);
                case Node.Symlink _ -> {}
              }
            });
    return modes;
  }

  private Image bake(String recipe) throws IOException {
    return bake(recipe, false);
  }

  private Image bake(String recipe, boolean onExisting) throws IOException {
    return bake(recipe, Platform.host(), onExisting);
  }

  private Image bake(String text, Platform platform, boolean onExisting) throws IOException {
    Path file = Files.writeString(directory.resolve("tiny.yaml"), text);
    Recipe recipe =
        switch (new RecipeParser(Map.of()).parse(file)) {
          case Accepted(Recipe accepted) ->
              onExisting ? accepted.on(ImageSource.parse("below")) : accepted;
          case Refused(var problems) -> fail("refused: " + problems);
        };
    Path home = directory.resolve("home");
    OciLayout images = OciLayout.create(home.resolve("store"));
    if (existing.isPresent()) {
      images.write(Reference.parse("below"), existing.get());
    }
    BakeSettings settings =
        new BakeSettings(
            home.resolve("cache"),
            new FakePackages(),
            new ArtifactDirectory(directory),
            new DownloadedArchives(
                new DownloadCache(home.resolve("downloads"), Map.of()), Progress.SILENT),
            ExistingImages.of(new ImageSources(images)),
            Optional.empty(),
            Progress.SILENT);
    return new Bakery(settings)
        .bake(recipe, platform, OciLayout.create(home.resolve("store")))
        .image();
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(directory.resolve(name), bytes);
  }

  private String sha512(String name) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-512")
                .digest(Files.readAllBytes(directory.resolve(name))));
  }

  /** What an archive holds. */
  private interface Content {
    void write(TarArchiveOutputStream tar) throws IOException;
  }

  private static byte[] archive() throws IOException {
    return tar(
        tar -> {
          put(tar, "p/dotnet", TarConstants.LF_NORMAL, "", 3);
          put(tar, "p/host", TarConstants.LF_SYMLINK, "dotnet", 0);
        });
  }

  private static byte[] tar(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      content.write(tar);
    }
    return bytes.toByteArray();
  }

  private static void put(
      TarArchiveOutputStream tar, String name, byte type, String target, int size)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(target);
    entry.setMode(0_755);
    entry.setModTime(0);
    entry.setSize(size);
    tar.putArchiveEntry(entry);
    tar.write(new byte[size]);
    tar.closeArchiveEntry();
  }

  private static byte[] compressed(String compression, byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (compression) {
          case "gz" -> new GZIPOutputStream(bytes);
          case "xz" -> new XZOutputStream(bytes, new LZMA2Options(1));
          default -> bytes;
        }) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}

package dev.lava.image.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.Platform;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.reference.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebaseTest {
  private static final Reference NAME = Reference.parse("lava-java:25");

  @TempDir private Path directory;
  private BlobDirectory blobs;
  private Image oldBase;
  private Image newBase;
  private Image function;

  @BeforeEach
  void make() throws Exception {
    blobs = BlobDirectory.create(directory.resolve("blobs"));
    oldBase =
        ImageChange.configure(
            SampleImages.withFiles(blobs, "usr/lib/libc.so.1"),
            config ->
                config
                    .withVariable("PATH", "/usr/bin")
                    .withVariable("TZ", "UTC")
                    .withVariable("OLD", "gone")
                    .withEntrypoint(List.of("/entry-1"))
                    .withWorkingDirectory("/var/task")
                    .withLabel("release", "1"));
    newBase =
        ImageChange.configure(
            SampleImages.append(
                SampleImages.withFiles(blobs, "usr/lib/libc.so.2"), blobs, "etc/new"),
            config ->
                config
                    .withVariable("PATH", "/usr/bin:/opt/bin")
                    .withVariable("TZ", "UTC")
                    .withVariable("NEW", "here")
                    .withEntrypoint(List.of("/entry-2"))
                    .withWorkingDirectory("/var/task")
                    .withLabel("release", "2"));
    function =
        ImageChange.configure(
            SampleImages.append(oldBase, blobs, "var/task/function.jar"),
            config ->
                config
                    .withCommand(List.of("com.example.App"))
                    .withVariable("TZ", "Europe/Berlin")
                    .withVariable("STAGE", "test")
                    .withLabel("team", "a"));
    function = ImageChange.annotate(function, "note", "mine");
  }

  private Rebase.Rebased rebase(Image image) throws ImageException {
    return new Rebase(oldBase, newBase, NAME).apply(image, layer -> false);
  }

  @Test
  void the_functions_layers_stand_on_the_new_base() throws Exception {
    Image moved = rebase(function).image();

    assertThat(moved.layers().subList(0, 2)).isEqualTo(newBase.layers());
    assertThat(moved.layers().getLast()).isEqualTo(function.layers().getLast());
    assertThat(SampleImages.texts(moved))
        .containsOnlyKeys("usr/lib/libc.so.2", "etc/new", "var/task/function.jar");
    assertThat(moved.config().history()).hasSize(3);
  }

  @Test
  void what_the_function_has_changed_stays_and_all_else_is_the_new_bases() throws Exception {
    Image moved = rebase(function).image();

    assertThat(moved.config().environment())
        .containsExactly(
            Map.entry("PATH", "/usr/bin:/opt/bin"),
            Map.entry("TZ", "Europe/Berlin"),
            Map.entry("NEW", "here"),
            Map.entry("STAGE", "test"));
    assertThat(moved.config().entrypoint()).containsExactly("/entry-2");
    assertThat(moved.config().command()).containsExactly("com.example.App");
    assertThat(moved.config().labels()).containsEntry("release", "2").containsEntry("team", "a");
  }

  @Test
  void its_annotations_name_the_new_base() throws Exception {
    assertThat(rebase(function).image().annotations())
        .containsEntry("note", "mine")
        .containsEntry("org.opencontainers.image.base.name", "lava-java:25")
        .containsEntry("org.opencontainers.image.base.digest", newBase.toString());
  }

  @Test
  void moving_back_gives_the_same_layers_and_configuration() throws Exception {
    Image back =
        new Rebase(newBase, oldBase, NAME).apply(rebase(function).image(), layer -> false).image();

    assertThat(back.config()).isEqualTo(function.config());
    assertThat(back.layers()).extracting(Layer::diffId).isEqualTo(function.config().diffIds());
  }

  @Test
  void what_holds_for_the_old_base_only_is_left() throws Exception {
    HistoryEntry cache = new HistoryEntry("training", "");
    Image trained = ImageChange.append(function, newBase.layers().getLast(), cache);

    Rebase.Rebased moved =
        new Rebase(oldBase, newBase, NAME).apply(trained, layer -> layer.equals(cache));

    assertThat(moved.left()).containsExactly(cache);
    assertThat(moved.image()).isEqualTo(rebase(function).image());
  }

  @Test
  void an_image_that_does_not_stand_on_the_old_base_is_refused() {
    assertThatThrownBy(() -> new Rebase(newBase, oldBase, NAME).apply(function, layer -> false))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "the image does not stand on %s: layer 1 is %s there, but %s in the image; name the base that it was built on with --from, or build it anew on the new one",
            newBase, newBase.layers().getFirst().diffId(), oldBase.layers().getFirst().diffId());
  }

  @Test
  void a_base_for_another_platform_is_refused() {
    Platform other = Platform.host().equals(Platform.AMD64) ? Platform.ARM64 : Platform.AMD64;
    Image foreign = ImageChange.empty(other);

    assertThatThrownBy(() -> new Rebase(oldBase, foreign, NAME).apply(function, layer -> false))
        .hasMessage(
            "the image is for %s, but the new base 'lava-java:25' for %s; name one for %s",
            Platform.host(), other, Platform.host());
  }
}

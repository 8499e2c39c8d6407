package dev.lava.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Child;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.MediaType;
import dev.lava.image.PlaceContract;
import dev.lava.image.Platform;
import dev.lava.image.SampleImages;
import dev.lava.image.change.ImageChange;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import dev.lava.testing.DebianRegistry;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images in Debian's registry, as users have it. */
class RegistriesTest extends PlaceContract {
  @TempDir private static Path shared;
  private static DebianRegistry registry;

  @BeforeAll
  static void start() throws Exception {
    registry = DebianRegistry.start(shared.resolve("registry"));
  }

  @AfterAll
  static void stop() throws Exception {
    registry.close();
  }

  private static Registries registries() {
    return new Registries(
        new RegistrySettings(Set.of(), Optional.empty()), Map.of("HOME", "/none"));
  }

  private static Reference named(String name) {
    return Reference.parse(registry.host() + "/" + name);
  }

  /** The contract's names know of no registry, and its digests of no repository. */
  private static Reference hosted(Reference reference) {
    return named(
        reference.digest().isPresent()
            ? NAME.repository() + "@" + reference.digest().get()
            : reference.toString());
  }

  @Override
  protected void write(Reference reference, Image image) throws IOException {
    push(hosted(reference), image);
  }

  private static Pushed push(Reference reference, Image image) throws IOException {
    return registries().push(reference, image, List.of(), Optional.empty(), Progress.SILENT);
  }

  @Override
  protected Optional<Image> read(Reference reference) throws IOException {
    try {
      return Optional.of(registries().read(hosted(reference), Optional.empty()));
    } catch (RegistryException e) {
      if (e.missing()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  protected Image only() throws IOException {
    return registries().read(hosted(NAME), Optional.empty());
  }

  @Test
  void a_push_gives_the_name_that_nobody_can_move() throws Exception {
    assertThat(push(named("team/greeting:2.0"), image).reference())
        .hasToString("%s/team/greeting@%s", registry.host(), image);
  }

  @Test
  void what_is_there_is_not_sent_again() throws Exception {
    assertThat(push(hosted(NAME), image))
        .isEqualTo(new Pushed(digest("team/greeting"), 0, 0, 3, 0));
  }

  @Test
  void another_repository_of_the_registry_gives_its_blobs() throws Exception {
    Pushed pushed =
        registries()
            .push(
                named("mounted/greeting:1.0"),
                image,
                List.of(),
                Optional.of(hosted(NAME)),
                Progress.SILENT);

    assertThat(pushed).isEqualTo(new Pushed(digest("mounted/greeting"), 0, 3, 0, 0));
  }

  @Test
  void a_functions_push_takes_the_base_from_the_bases_repository() throws Exception {
    Image function =
        ImageChange.annotate(
            SampleImages.append(image, blobs, "var/task/function"),
            "org.opencontainers.image.base.name",
            hosted(NAME).toString());

    Pushed pushed = push(named("function:1.0"), function);

    assertThat(pushed.mounted()).isEqualTo(2);
    assertThat(pushed.sent()).isEqualTo(2);
  }

  @Test
  void a_pull_brings_the_image_under_its_name_and_tells_how_it_goes() throws Exception {
    OciLayout layout = OciLayout.create(directory.resolve("store"));
    List<ProgressEvent> events = Collections.synchronizedList(new ArrayList<>());

    Image pulled = registries().pull(hosted(NAME), Optional.empty(), layout, events::add);

    assertThat(pulled).isEqualTo(image);
    assertThat(layout.references()).containsExactly(hosted(NAME));
    assertThat(SampleImages.texts(pulled)).isEqualTo(SampleImages.texts(image));
    String task = "pull " + image.layers().getFirst().descriptor().digest().hex().substring(0, 12);
    assertThat(events)
        .filteredOn(event -> event.task().equals(task))
        .hasExactlyElementsOfTypes(
            ProgressEvent.Started.class,
            ProgressEvent.Advanced.class,
            ProgressEvent.Finished.class);
  }

  @Test
  void what_is_said_about_an_image_goes_along() throws Exception {
    Referrer bill =
        Referrer.of(
            image.descriptor(),
            new MediaType("application/vnd.cyclonedx+json"),
            List.of(Attachment.of(new MediaType("application/json"), "{}".getBytes(UTF_8))),
            Map.of());
    Referrer signature =
        Referrer.of(
            image.descriptor(),
            new MediaType("application/vnd.example.signature"),
            List.of(Attachment.of(new MediaType("text/plain"), "signed".getBytes(UTF_8))),
            Map.of("by", "a test"));
    List<Referrer> both = List.of(bill, signature);

    Pushed pushed =
        registries().push(named("said:1.0"), image, both, Optional.empty(), Progress.SILENT);
    registries().push(named("said:1.0"), image, both, Optional.empty(), Progress.SILENT);
    OciLayout layout = OciLayout.create(directory.resolve("store"));
    registries().pull(named("said:1.0"), Optional.empty(), layout, Progress.SILENT);

    assertThat(pushed.referrers()).isEqualTo(2);
    assertThat(layout.referrers(image.descriptor().digest()))
        .containsExactlyInAnyOrder(bill, signature);
    assertThat(
            layout
                .referrers(image.descriptor().digest())
                .getLast()
                .attachments()
                .getFirst()
                .bytes())
        .isNotEmpty();
  }

  @Test
  void a_name_without_a_registry_is_refused() {
    assertThatThrownBy(() -> push(Reference.parse("greeting:1.0"), image))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'greeting:1.0' names no registry; valid is a name that begins with a host, such as registry.example/greeting:1.0");
  }

  @Test
  void another_digest_than_the_images_is_refused() {
    String other = "sha256:" + "0".repeat(64);

    assertThatThrownBy(() -> push(named("team/greeting@" + other), image))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' names an image by its content, but the one to push has %s; push to a tag, such as %s/team/greeting:latest",
            named("team/greeting@" + other), image, registry.host());
  }

  private static Reference digest(String repository, Image image) {
    return named(repository + "@" + image);
  }

  private Reference digest(String repository) {
    return digest(repository, image);
  }

  @Nested
  class Skopeo {
    @Test
    void finds_what_was_pushed() throws Exception {
      RequiredTool.ofDebian("skopeo").require();

      assertThat(Child.run("skopeo", "inspect", "--tls-verify=false", "docker://" + hosted(NAME)))
          .contains("\"Digest\": \"" + image + "\"")
          .contains("\"Architecture\": \"" + Platform.host().architecture() + "\"");
    }

    @Test
    void copies_every_byte_of_what_was_pushed() throws Exception {
      copy("docker://" + hosted(NAME), "oci:" + directory.resolve("copy") + ":copied");

      assertThat(OciLayout.open(directory.resolve("copy")).only()).isEqualTo(image);
    }

    @Test
    void pushes_what_is_read_here_in_dockers_format() throws Exception {
      copy("--format=v2s2", "docker://" + hosted(NAME), "docker://" + named("copied:v2s2"));

      Image read = registries().read(named("copied:v2s2"), Optional.empty());

      assertThat(read.descriptor().mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
      assertThat(read.config()).isEqualTo(image.config());
      assertThat(SampleImages.texts(read)).isEqualTo(SampleImages.texts(image));
    }

    private void copy(String... arguments) throws Exception {
      RequiredTool.ofDebian("skopeo").require();
      List<String> command =
          new ArrayList<>(
              List.of(
                  "skopeo",
                  "--insecure-policy",
                  "copy",
                  "--src-tls-verify=false",
                  "--dest-tls-verify=false"));
      command.addAll(List.of(arguments));
      Child.run(command);
    }
  }

  @Nested
  class A_list_of_images {
    private static final Platform OTHER =
        Platform.host().equals(Platform.AMD64) ? Platform.ARM64 : Platform.AMD64;

    @Test
    void gives_the_one_for_the_platform() throws Exception {
      Image other =
          ImageChange.append(
              ImageChange.empty(OTHER), image.layers().getFirst(), new HistoryEntry("", ""));
      push(named("list:mine"), image);
      push(named("list:other"), other);
      ListedImages.push(registry.host(), "list", "both", List.of(image, other));

      assertThat(registries().read(named("list:both"), Optional.empty())).isEqualTo(image);
      assertThat(registries().read(named("list:both"), Optional.of(OTHER))).isEqualTo(other);
    }

    @Test
    void without_the_platform_is_refused() throws Exception {
      push(named("list:mine"), image);
      ListedImages.push(registry.host(), "list", "mine-only", List.of(image));

      assertThatThrownBy(() -> registries().read(named("list:mine-only"), Optional.of(OTHER)))
          .hasMessage(
              "the image '%s' is not there for %s, but for [%s]; name one of these with --arch",
              named("list:mine-only"), OTHER, Platform.host());
    }
  }
}

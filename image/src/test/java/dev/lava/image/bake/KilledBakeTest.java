package dev.lava.image.bake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Child;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.SampleImages;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.ParsedRecipe;
import dev.lava.image.recipe.RecipeParser;
import dev.lava.image.reference.Reference;
import dev.lava.image.source.ImageSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bakes that are killed (SIGKILL) at any moment, and bakes at the same time, on one store and one
 * cache. The store is never torn and the next bake succeeds. More kills:
 *
 * <pre>mvn -pl image -am test -Dtest=KilledBakeTest -Dlava.kills=100</pre>
 */
class KilledBakeTest {
  private static final int KILLS = Integer.getInteger("lava.kills", 6);
  private static final Reference NAME = Reference.parse("killed");

  private static final String RECIPE =
      """
      name: killed
      stages:
        os:
          - directories: {tmp: 1777}
          - files: {opt/large: {source: large}, etc/hosts: {text: 'a'}}
        top:
          - files: {opt/other: {source: other}}
          - copy: {from: os, path: etc, to: var/etc}
      image:
        working-directory: /tmp
        entrypoint: [/opt/large]
        layers: [{from: os}, {from: top}]
      """;

  @TempDir private Path directory;

  @BeforeEach
  void write() throws Exception {
    Random random = new Random(1);
    for (String name : List.of("large", "other")) {
      byte[] bytes = new byte[12 << 20];
      random.nextBytes(bytes);
      Files.write(directory.resolve(name), bytes);
    }
    Files.writeString(directory.resolve("killed.yaml"), RECIPE);
  }

  @Test
  void a_bake_killed_at_any_moment_leaves_a_store_on_which_the_next_succeeds() throws Exception {
    Image expected = Baker.bake(directory, directory.resolve("expected"));
    Path home = directory.resolve("home");
    Random random = new Random();
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      Process baker = Child.start(Baker.class, Map.of(), directory.toString(), home.toString());
      assertThat(Child.line(baker)).isEqualTo("baking");
      boolean ended = baker.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
      baker.destroyForcibly().waitFor();
      killed += ended ? 0 : 1;

      OciLayout store = OciLayout.create(home.resolve("store"));
      for (Reference reference : store.references()) {
        assertThat(SampleImages.texts(store.read(reference).orElseThrow())).isNotEmpty();
      }
      if (i % 2 == 0) {
        assertThat(Baker.bake(directory, home)).as("after kill %d", i).isEqualTo(expected);
        assertThat(partials(home)).isEmpty();
        remove(home);
      }
    }
    assertThat(killed).isPositive();
  }

  @Test
  void bakes_at_the_same_time_give_the_same_image() throws Exception {
    Path home = directory.resolve("home");
    List<Process> bakers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      bakers.add(Child.start(Baker.class, Map.of(), directory.toString(), home.toString()));
    }
    for (Process baker : bakers) {
      assertThat(baker.getInputStream().readAllBytes()).asString(UTF_8).isEqualTo("baking\n");
      assertThat(baker.waitFor()).isZero();
    }

    OciLayout store = OciLayout.open(home.resolve("store"));
    assertThat(store.references()).containsExactly(NAME);
    assertThat(store.read(NAME)).contains(Baker.bake(directory, directory.resolve("expected")));
    assertThat(partials(home)).isEmpty();
  }

  private static List<Path> partials(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".partial")).toList();
    }
  }

  private static void remove(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Bakes once, as a process of its own. */
  static final class Baker {
    public static void main(String[] arguments) throws Exception {
      System.out.println("baking");
      bake(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static Image bake(Path directory, Path home) throws IOException {
      Path file = directory.resolve("killed.yaml");
      ParsedRecipe parsed = new RecipeParser(Map.of()).parse(file);
      OciLayout store = OciLayout.create(home.resolve("store"));
      BakeSettings settings =
          new BakeSettings(
              home.resolve("cache"),
              new FakePackages(),
              new ArtifactDirectory(directory),
              (address, _) -> {
                throw new IOException("no recipe names the archive " + address);
              },
              ExistingImages.of(new ImageSources(store)),
              Optional.of(new FakeSandbox()),
              Progress.SILENT);
      Image image =
          new Bakery(settings)
              .bake(((ParsedRecipe.Accepted) parsed).recipe(), Platform.AMD64, store)
              .image();
      store.write(NAME, image);
      return image;
    }
  }
}

package dev.lava.image.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Platform;
import dev.lava.image.bake.ExistingImages;
import dev.lava.image.bake.PackageSource;
import dev.lava.image.change.ImageChange;
import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.debian.Unpacked;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.ParsedRecipe.Accepted;
import dev.lava.image.recipe.ParsedRecipe.Refused;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.RecipeParser;
import dev.lava.image.recipe.Step;
import dev.lava.image.reference.Reference;
import dev.lava.image.registry.Registries;
import dev.lava.image.registry.RegistrySettings;
import dev.lava.image.source.ImageSource;
import dev.lava.image.source.ImageSources;
import dev.lava.testing.DebianRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages that begin with an existing image. */
class LockedImagesTest {
  private static final String RECIPE =
      """
      name: tiny
      stages:
        os: [{image: 'system:1'}]
      image:
        working-directory: /
        entrypoint: [/bin/sh]
        layers: [{from: os}]
      """;

  @TempDir private Path directory;

  private final Named named = new Named();
  private OciLayout store;

  @BeforeEach
  void make() throws IOException {
    store = OciLayout.create(directory.resolve("store"));
  }

  @Nested
  class A_lock {
    @Test
    void has_the_manifest_of_each_architecture() throws Exception {
      Image amd64 = named.with(Architecture.AMD64, "one");
      Image arm64 = named.with(Architecture.ARM64, "one");
      LockFile file = new LockFile(directory.resolve("tiny.lock"));

      Lock lock = locking(named).lock(recipe(RECIPE));
      file.write(lock);

      assertThat(file.path())
          .hasContent(
              """
              # What the recipe tiny.yaml came to; 'lava base' builds from it.
              # 'lava lock' writes this file: commit it, and do not edit it.
              lock: 1
              recipe: tiny
              steps:
                - stage: os
                  image: 'system:1'
                  amd64: '%s'
                  arm64: '%s'
              """
                  .formatted(amd64.descriptor().digest(), arm64.descriptor().digest()));
      assertThat(file.read()).contains(lock);
    }

    @Test
    void has_only_the_architectures_that_the_name_gives() throws Exception {
      named.with(Architecture.AMD64, "one");

      Lock lock = locking(named).lock(recipe(RECIPE));

      assertThat(lock.image(wish(RECIPE), Architecture.AMD64)).isPresent();
      assertThat(lock.lacks(recipe(RECIPE))).isEmpty();
      assertThatThrownBy(
              () -> new LockedImages(lock, named).image(wish(RECIPE), Architecture.ARM64))
          .hasMessage(
              "the image 'system:1' is not locked for arm64; 'lava lock' locks it where the name stands for one");
    }

    @Test
    void is_not_made_where_the_name_gives_nothing() {
      assertThatThrownBy(() -> locking(named).lock(recipe(RECIPE)))
          .hasMessage("there is no image for amd64");
    }

    @Test
    void says_nothing_of_a_name_with_a_digest() throws Exception {
      String fixed = RECIPE.replace("system:1", "system@sha256:" + "0".repeat(64));

      Lock lock = locking(named).lock(recipe(fixed));

      assertThat(lock.steps()).isEmpty();
      assertThat(lock.lacks(recipe(fixed))).isEmpty();
    }
  }

  @Nested
  class A_recipe_that_changed {
    @Test
    void is_told_which_image_is_not_locked() throws Exception {
      named.with(Architecture.AMD64, "one");
      Lock lock = locking(named).lock(recipe(RECIPE));

      assertThat(lock.lacks(recipe(RECIPE.replace("system:1", "oci:system"))))
          .containsExactly("stage 'os': not locked: the image oci:system");
    }

    @Test
    void by_the_user_for_one_bake_fits_whatever_is_locked() throws Exception {
      Image image = named.with(Architecture.AMD64, "one");
      Lock lock = locking(named).lock(recipe(RECIPE));
      Recipe elsewhere = recipe(RECIPE).on(ImageSource.parse("mine:2"));
      Step.FromImage wish = (Step.FromImage) elsewhere.stage("os").steps().getFirst();

      assertThat(lock.lacks(elsewhere)).isEmpty();
      assertThat(new LockedImages(lock, named).image(wish, Architecture.AMD64)).isEqualTo(image);
    }
  }

  @Nested
  class An_update {
    @Test
    void tells_the_digests() throws Exception {
      Image before = named.with(Architecture.AMD64, "one");
      Lock lock = locking(named).lock(recipe(RECIPE));
      Image after = named.with(Architecture.AMD64, "two");

      Lock updated = locking(named).update(recipe(RECIPE), lock);

      assertThat(Change.between(lock, updated))
          .containsExactly(
              new Change(
                  "system:1",
                  Set.of(Architecture.AMD64),
                  Optional.of(before.descriptor().digest().toString()),
                  Optional.of(after.descriptor().digest().toString()),
                  Change.Reason.IMAGE));
    }

    @Test
    void is_what_it_takes_to_ask_again() throws Exception {
      named.with(Architecture.AMD64, "one");
      Lock lock = locking(named).lock(recipe(RECIPE));
      named.with(Architecture.AMD64, "two");

      assertThat(locking(named).lock(recipe(RECIPE), lock)).isEqualTo(lock);
    }
  }

  @Nested
  class A_name_that_has_moved_on {
    @Test
    void in_the_local_store_is_refused_with_both_digests() throws Exception {
      ExistingImages images = ExistingImages.of(new ImageSources(store));
      Image before = image(Architecture.AMD64, "one");
      store.write(Reference.parse("system:1"), before);
      Lock lock = locking(images).lock(recipe(RECIPE));
      Image after = image(Architecture.AMD64, "two");
      store.write(Reference.parse("system:1"), after);

      assertThatThrownBy(
              () -> new LockedImages(lock, images).image(wish(RECIPE), Architecture.AMD64))
          .isInstanceOf(ImageException.class)
          .hasMessage(
              "the image 'system:1' is locked for amd64 as %s, but its name stands for %s now; 'lava lock --update' locks what the name stands for",
              before.descriptor().digest(), after.descriptor().digest());
    }

    @Test
    void in_a_registry_still_gives_the_locked_image() throws Exception {
      try (DebianRegistry registry = DebianRegistry.start(directory.resolve("registry"))) {
        Registries registries =
            new Registries(
                new RegistrySettings(Set.of(), Optional.empty()), Map.of("HOME", "/none"));
        ExistingImages images = ExistingImages.of(new ImageSources(store, Optional.of(registries)));
        Reference name = Reference.parse(registry.host() + "/system:1");
        String text = RECIPE.replace("system:1", name.toString());
        Image before = image(Architecture.AMD64, "one");
        registries.push(name, before, List.of(), Optional.empty(), Progress.SILENT);
        Lock lock = locking(images).lock(recipe(text));
        Image after = image(Architecture.AMD64, "two");
        registries.push(name, after, List.of(), Optional.empty(), Progress.SILENT);

        Image locked = new LockedImages(lock, images).image(wish(text), Architecture.AMD64);

        assertThat(locked.descriptor()).isEqualTo(before.descriptor());
      }
    }
  }

  private static Locking locking(ExistingImages images) {
    return new Locking(new NoPackages(), images);
  }

  private Step.FromImage wish(String text) throws IOException {
    return (Step.FromImage) recipe(text).stage("os").steps().getFirst();
  }

  private Recipe recipe(String text) throws IOException {
    Path yaml = Files.writeString(directory.resolve("tiny.yaml"), text);
    return switch (new RecipeParser(Map.of()).parse(yaml)) {
      case Accepted(Recipe recipe) -> recipe;
      case Refused(var problems) -> fail(problems.toString());
    };
  }

  private static Image image(Architecture architecture, String version) {
    return ImageChange.configure(
        ImageChange.empty(Platform.parse(architecture.debianName())),
        config -> config.withLabel("version", version));
  }

  /** One image for each architecture, whatever its name. */
  private static final class Named implements ExistingImages {
    private final Map<Architecture, Image> images = new EnumMap<>(Architecture.class);

    Image with(Architecture architecture, String version) {
      Image image = LockedImagesTest.image(architecture, version);
      images.put(architecture, image);
      return image;
    }

    @Override
    public Image image(Step.FromImage wish, Architecture architecture) throws ImageException {
      Image image = images.get(architecture);
      if (image == null) {
        throw new ImageException("there is no image for " + architecture.debianName());
      }
      return image;
    }
  }

  private static final class NoPackages implements PackageSource {
    @Override
    public PackageSet resolve(Step.Packages wish, Architecture architecture) {
      return fail("the recipe names no packages such as " + wish.names());
    }

    @Override
    public Unpacked unpack(Step.Packages wish, PackageSet packages) {
      throw new UnsupportedOperationException();
    }
  }
}

package dev.lava.cli;

import dev.lava.build.FunctionBuild;
import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.build.known.BuildKey;
import dev.lava.build.known.KnownBuild;
import dev.lava.build.known.KnownBuilds;
import dev.lava.build.local.BuildSettings;
import dev.lava.build.local.LocalBuild;
import dev.lava.build.local.LocalImage;
import dev.lava.build.local.UntrainedImage;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import dev.lava.build.project.Project;
import dev.lava.build.spring.SpringAheadOfTime;
import dev.lava.build.spring.SpringContents;
import dev.lava.build.train.TrainedImage;
import dev.lava.build.train.TrainingOutcome;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * From a path of the user's to a tagged image of the local store.
 *
 * @param fresh whether the project's own build tool runs even where nothing has changed
 */
record ProjectBuild(Surroundings surroundings, boolean fresh, Progress progress) {
  /**
   * Builds the project on the base and gives it the name.
   *
   * @param from the base
   * @param slim what makes a smaller base of the one that is named, where that is wanted
   */
  LocalImage build(
      Path path, NeededImage from, Optional<SlimBase> slim, BuildSettings settings, Reference name)
      throws BuildException, IOException {
    LocalImage built = local().finish(wish -> untrained(path, from, slim, wish), settings, name);
    if (slim.isEmpty()
        || !slim.get().trained()
        || built.trained().outcome() instanceof TrainingOutcome.Trained) {
      return built;
    }
    // Without a cache of its own, it has to have the archive that a trained one leaves out.
    Optional<SlimBase> whole = Optional.of(slim.get().untrained());
    LocalImage untrained =
        local().finish(wish -> untrained(path, from, whole, wish), settings.untrained(), name);
    return new LocalImage(
        new TrainedImage(untrained.trained().image(), built.trained().outcome()),
        built.notes(),
        built.known());
  }

  private UntrainedImage untrained(
      Path path, NeededImage from, Optional<SlimBase> slim, BuildSettings settings)
      throws BuildException, IOException {
    Project project = Project.at(path);
    LocalImages images = new LocalImages(home());
    // Before the project is compiled, which takes long: it would be for nothing without a base.
    SlimBase.Named full = new SlimBase.Named(from.name(), from.image(surroundings, progress));
    KnownBuilds builds = new KnownBuilds(home().builds().resolve("known"), images.store().blobs());
    String variant =
        slim.map(SlimBase::variant).orElse("full")
            + SpringAheadOfTime.variant(settings.spring(), settings.training());
    Optional<BuildKey> key =
        BuildKey.of(project, full.image(), full.name(), settings.handler(), variant);
    Optional<KnownBuild> known = key.isEmpty() || fresh ? Optional.empty() : builds.find(key.get());
    if (known.isPresent()
        && (!settings.training().needsSample() || known.get().sample().isPresent())) {
      return new UntrainedImage(known.get(), true);
    }
    try (TemporaryDirectory scratch = TemporaryDirectory.create()) {
      FunctionContents contents = project.contents(scratch.directory("project"), progress);
      SlimBase.Named base = slim.isPresent() ? slim.get().of(contents, full, progress) : full;
      FunctionBuild build = new FunctionBuild(base.image(), base.name(), home().builds());
      SpringContents processed = local().process(contents, build, settings, scratch);
      KnownBuild built = local().layers(processed, build, settings, scratch);
      if (key.isPresent() && processed.lasting() && contents.origins().isPresent()) {
        builds.keep(key.get(), built, contents.origins().get());
      }
      return new UntrainedImage(built, false);
    }
  }

  /** Puts what a project contributed on the base, trains it, and gives it the name. */
  TrainedImage build(
      FunctionContents contents, FunctionBuild build, BuildSettings settings, Reference name)
      throws BuildException, IOException {
    return local().build(contents, build, settings, name).trained();
  }

  private LocalBuild local() {
    return new LocalBuild(home(), Version.text(), surroundings.environment(), progress);
  }

  private LavaHome home() {
    return surroundings.home();
  }

  /** A name for an image out of a path's last part: {@code target/My App.jar} is {@code my-app}. */
  static Reference defaultName(Path path) {
    String last = path.toAbsolutePath().normalize().getFileName().toString();
    String name =
        last.replaceFirst("\\.jar$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return Reference.parse(name.isEmpty() ? "function" : name);
  }
}

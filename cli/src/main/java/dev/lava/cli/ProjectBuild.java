package dev.lava.cli;

import dev.lava.build.FunctionBuild;
import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.build.known.BuildKey;
import dev.lava.build.known.KnownBuild;
import dev.lava.build.known.KnownBuilds;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import dev.lava.build.project.Project;
import dev.lava.build.record.BuildRecord;
import dev.lava.build.spring.SpringAheadOfTime;
import dev.lava.build.train.TrainedImage;
import dev.lava.build.train.Training;
import dev.lava.build.train.TrainingEvent;
import dev.lava.build.train.TrainingOutcome;
import dev.lava.build.train.TrainingSettings;
import dev.lava.image.Image;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.layout.OciLayout;
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
   * @param springAheadOfTime whether Spring processes the function's application
   */
  ProjectImage build(
      Path path,
      String handler,
      NeededImage from,
      Optional<SlimBase> slim,
      boolean springAheadOfTime,
      Reference name,
      TrainingSettings training)
      throws BuildException, IOException {
    ProjectImage built = once(path, handler, from, slim, springAheadOfTime, name, training);
    if (slim.isEmpty()
        || !slim.get().trained()
        || built.trained().outcome() instanceof TrainingOutcome.Trained) {
      return built;
    }
    // Without a cache of its own, it has to have the archive that a trained one leaves out.
    ProjectImage untrained =
        once(
            path,
            handler,
            from,
            Optional.of(slim.get().untrained()),
            springAheadOfTime,
            name,
            training.off());
    return new ProjectImage(
        new TrainedImage(untrained.trained().image(), built.trained().outcome()),
        built.notes(),
        built.known());
  }

  private ProjectImage once(
      Path path,
      String handler,
      NeededImage from,
      Optional<SlimBase> slim,
      boolean springAheadOfTime,
      Reference name,
      TrainingSettings training)
      throws BuildException, IOException {
    Project project = Project.at(path);
    LocalImages images = new LocalImages(home());
    // Before the project is compiled, which takes long: it would be for nothing without a base.
    SlimBase.Named full = new SlimBase.Named(from.name(), from.image(surroundings, progress));
    KnownBuilds builds = new KnownBuilds(home().builds().resolve("known"), images.store().blobs());
    String variant =
        slim.map(SlimBase::variant).orElse("full")
            + (springAheadOfTime ? SpringAheadOfTime.variant(training) : "");
    Optional<BuildKey> key = BuildKey.of(project, full.image(), full.name(), handler, variant);
    Optional<KnownBuild> known = key.isEmpty() || fresh ? Optional.empty() : builds.find(key.get());
    if (known.isPresent() && (!training.needsSample() || known.get().sample().isPresent())) {
      return train(known.get(), name, training, true);
    }
    try (TemporaryDirectory scratch = TemporaryDirectory.create()) {
      FunctionContents contents = project.contents(scratch.directory("project"), progress);
      SlimBase.Named base = slim.isPresent() ? slim.get().of(contents, full, progress) : full;
      FunctionBuild build = new FunctionBuild(base.image(), base.name(), home().builds());
      FunctionContents processed =
          springAheadOfTime
              ? new SpringAheadOfTime(home(), build, images.store().blobs(), progress)
                  .process(contents, handler, training, scratch.directory("spring"))
              : contents;
      KnownBuild built = build(processed, handler, build, training, scratch);
      if (key.isPresent() && contents.origins().isPresent()) {
        builds.keep(key.get(), built, contents.origins().get());
      }
      return train(built, name, training, false);
    }
  }

  /** Puts what a project contributed on the base, trains it, and gives it the name. */
  TrainedImage build(
      FunctionContents contents,
      String handler,
      FunctionBuild build,
      Reference name,
      TrainingSettings training,
      TemporaryDirectory scratch)
      throws BuildException, IOException {
    KnownBuild built = build(contents, handler, build, training, scratch);
    return train(built, name, training, false).trained();
  }

  private KnownBuild build(
      FunctionContents contents,
      String handler,
      FunctionBuild build,
      TrainingSettings training,
      TemporaryDirectory scratch)
      throws BuildException, IOException {
    OciLayout store = new LocalImages(home()).store();
    Image image = build.build(contents, handler, store.blobs(), scratch.directory("image"));
    Optional<TrainingEvent> sample =
        training.needsSample()
            ? Optional.of(
                training
                    .withSample(contents, handler, scratch.directory("sample"))
                    .events()
                    .getFirst())
            : Optional.empty();
    return new KnownBuild(build.base(), image, contents.notes(), sample);
  }

  private ProjectImage train(
      KnownBuild built, Reference name, TrainingSettings training, boolean known)
      throws BuildException, IOException {
    OciLayout store = new LocalImages(home()).store();
    TrainingSettings settings =
        training.needsSample() ? training.with(built.sample().orElseThrow()) : training;
    TrainedImage trained =
        new Training(home(), built.base(), store.blobs(), progress).train(built.image(), settings);
    store.write(name, trained.image());
    BuildRecord.of(home(), store, Version.text(), surroundings.environment())
        .ofFunction(trained.image(), String.join(" ", trained.image().config().command()));
    return new ProjectImage(trained, built.notes(), known);
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

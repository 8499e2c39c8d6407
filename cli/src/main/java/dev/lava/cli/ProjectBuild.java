package dev.lava.cli;

import dev.lava.build.FunctionBuild;
import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import dev.lava.build.project.Project;
import dev.lava.build.train.TrainedImage;
import dev.lava.build.train.Training;
import dev.lava.build.train.TrainingSettings;
import dev.lava.image.Image;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** From a path of the user's to a tagged image of the local store. */
record ProjectBuild(LavaHome home, Progress progress) {
  /** Builds the project on the base and gives it the name. */
  TrainedImage build(
      Path path, String handler, Reference from, Reference name, TrainingSettings training)
      throws BuildException, IOException {
    Project project = Project.at(path);
    // Before the project is compiled, which takes long: it would be for nothing without a base.
    Image base = new LocalImages(home).image(from);
    try (TemporaryDirectory scratch = TemporaryDirectory.create()) {
      FunctionContents contents = project.contents(scratch.directory("project"), progress);
      return build(contents, handler, new FunctionBuild(base, from), name, training, scratch);
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
    OciLayout store = new LocalImages(home).store();
    Image image = build.build(contents, handler, store.blobs(), scratch.directory("image"));
    TrainedImage trained =
        new Training(home, build.base(), store.blobs(), progress)
            .train(image, training.withSample(contents, handler, scratch.directory("sample")));
    store.write(name, trained.image());
    return trained;
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

package dev.lava.buildbenchmarks;

import dev.lava.build.FunctionBuild;
import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.Project;
import dev.lava.image.Image;
import dev.lava.image.archive.DockerArchive;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import dev.lava.image.registry.Registries;
import dev.lava.image.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lava's build in this JVM. */
record LavaBuilds(Path work, LavaHome home, Image base, ChangingFunction function) {
  private static final Reference BASE = Reference.parse("lava-java:25");
  private static final Reference NAME = Reference.parse("build-speed:1");

  static LavaBuilds create(Path work, Path layout, ChangingFunction function) throws IOException {
    LavaHome home = new LavaHome(work.resolve("home"));
    LocalImages images = new LocalImages(home);
    images.store().write(BASE, OciLayout.open(layout).only());
    return new LavaBuilds(work, home, images.image(BASE), function);
  }

  void intoStore() throws IOException, BuildException {
    new LocalImages(home).store().write(NAME, image());
  }

  void asArchive() throws IOException, BuildException {
    DockerArchive.write(work.resolve("image.tar"), NAME, image());
  }

  void toRegistry(String name) throws IOException, BuildException {
    new Registries(RegistrySettings.of(Map.of()), Map.of())
        .push(Reference.parse(name), image(), List.of(), Optional.empty(), Progress.SILENT);
  }

  private Image image() throws IOException, BuildException {
    try (TemporaryDirectory scratch = TemporaryDirectory.create()) {
      return new FunctionBuild(base, BASE, home.builds())
          .build(
              Project.at(function.directory())
                  .contents(scratch.directory("project"), Progress.SILENT),
              ChangingFunction.HANDLER,
              new LocalImages(home).store().blobs(),
              scratch.directory("image"));
    }
  }
}

package dev.lava.bench;

import dev.lava.bench.contender.Contender;
import dev.lava.bench.contender.FunctionEnvironment;
import dev.lava.bench.contender.JavaVersion;
import dev.lava.bench.contender.Lineup;
import dev.lava.bench.measure.Starter;
import dev.lava.bench.start.ClassLoad;
import dev.lava.bench.start.StartObserver;
import dev.lava.build.home.LavaHome;
import dev.lava.image.Image;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an image loads before its first answer, and why.
 *
 * @param classes in the order in which they were loaded
 * @param why whether the JVM told what Java code was running, which one older than 25 cannot
 */
public record ClassList(List<ClassLoad> classes, boolean why) {
  private static final int TELLS_CAUSES = 25;

  public ClassList {
    classes = List.copyOf(classes);
  }

  /**
   * Starts the image once, and listens to its JVM.
   *
   * @throws IOException where the image has no JVM, or does not answer
   */
  public static ClassList of(
      Image image, Sandbox sandbox, LavaHome home, BenchmarkSettings settings) throws IOException {
    Path root = UnpackedRoots.of(home.roots()).unpack(image);
    Optional<JavaVersion> java = JavaVersion.of(root);
    if (java.isEmpty()) {
      throw new IOException("the image has no JVM at /var/lang whose classes could be listed");
    }
    FunctionEnvironment environment =
        new FunctionEnvironment(image.config(), settings.memoryMegabytes(), settings.variables());
    try (TemporaryDirectory workspace = TemporaryDirectory.createIn(home.roots())) {
      Starter starter =
          new Starter(sandbox, DefaultEvent.of(settings, root, image.config(), workspace));
      Contender contender = Lineup.image(root, environment, workspace);
      boolean why = java.get().feature() >= TELLS_CAUSES;
      return new ClassList(new StartObserver(starter, 1).classes(contender, why), why);
    }
  }
}

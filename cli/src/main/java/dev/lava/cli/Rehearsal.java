package dev.lava.cli;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.Platform;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Builds the image of a small function twice, on an empty base and in a home of its own, and says
 * nothing. The launcher has the JVM write down what it learns of Lava meanwhile, so that later
 * commands load their classes from that.
 */
public final class Rehearsal {
  private static final String BASE = "rehearsal:base";

  /** Longer than a file that was just written is taken for one that may yet change. */
  private static final int SETTLING_MILLIS = 200;

  private Rehearsal() {}

  /** The function whose image is built. */
  public static final class Guest implements Supplier<String> {
    @Override
    public String get() {
      return "hello";
    }
  }

  /** Takes no arguments; fails where one of the builds does. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    System.exit(run(new Terminal(nowhere, nowhere, false)));
  }

  /** The exit code of the last build that was tried. */
  static int run(Terminal terminal) throws IOException, InterruptedException {
    try (TemporaryDirectory scratch = TemporaryDirectory.create()) {
      LavaHome home = new LavaHome(scratch.directory("home"));
      Path function = function(scratch.directory("function"));
      new LocalImages(home)
          .store()
          .write(Reference.parse(BASE), ImageChange.empty(Platform.host()));
      int status = 0;
      for (int round = 0; round < 2 && status == 0; round++) {
        Thread.sleep(SETTLING_MILLIS);
        status =
            Main.execute(
                new Surroundings(terminal, Map.of(), home, Distribution.ofProcess()),
                "build",
                function.toString(),
                "--handler=" + Guest.class.getName(),
                "--from=" + BASE,
                "--train=off");
      }
      return status;
    }
  }

  private static Path function(Path directory) throws IOException {
    String path = Guest.class.getName().replace('.', '/') + ".class";
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    try (InputStream in = Guest.class.getResourceAsStream("/" + path)) {
      Files.write(file, Objects.requireNonNull(in, path).readAllBytes());
    }
    return directory;
  }
}

package dev.lava.cli;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.build.jar.ClassesJar;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.Platform;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.reference.Reference;
import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Builds the image of a small function as its author would: for the first time, after a class has
 * changed, and where nothing has. On an empty base and in a home of its own, and says nothing. The
 * launcher has the JVM write down what it learns of Lava meanwhile, so that later commands load
 * their classes from that.
 */
public final class Rehearsal {
  private static final String BASE = "rehearsal:base";

  /** Longer than a file that was just written is taken for one that may yet change. */
  private static final int SETTLING_MILLIS = 200;

  private Rehearsal() {}

  /** The function whose image is built first. */
  public static final class Guest implements Supplier<String> {
    @Override
    public String get() {
      return "hello";
    }
  }

  /** What it becomes: one of a method with types of its own, for which codecs are generated. */
  public static final class Host {
    /** An event and an answer. */
    public record Greeting(String word, List<String> names, Map<String, Integer> times) {}

    public Greeting greet(Greeting greeting) {
      return greeting;
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
      new LocalImages(home)
          .store()
          .write(Reference.parse(BASE), ImageChange.empty(Platform.host()));
      Surroundings surroundings =
          new Surroundings(terminal, Map.of(), home, Distribution.ofProcess());
      Path function = scratch.directory("function");
      Path dependency = scratch.directory("dependency");
      put(Guest.class, dependency);
      ClassesJar.write(
          FileTree.scan(dependency),
          Files.createDirectory(function.resolve("lib")).resolve("dependency.jar"));
      put(Guest.class, function);
      int status = build(surroundings, function, Guest.class.getName());
      put(Host.class, function);
      put(Host.Greeting.class, function);
      for (int round = 0; round < 2 && status == 0; round++) {
        status = build(surroundings, function, Host.class.getName() + "::greet");
      }
      return status;
    }
  }

  private static int build(Surroundings surroundings, Path function, String handler)
      throws InterruptedException {
    Thread.sleep(SETTLING_MILLIS);
    return Main.execute(
        surroundings,
        "build",
        function.toString(),
        "--handler=" + handler,
        "--from=" + BASE,
        "--train=off");
  }

  private static void put(Class<?> type, Path directory) throws IOException {
    String path = type.getName().replace('.', '/') + ".class";
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    try (InputStream in = type.getResourceAsStream("/" + path)) {
      Files.write(file, Objects.requireNonNull(in, path).readAllBytes());
    }
  }
}

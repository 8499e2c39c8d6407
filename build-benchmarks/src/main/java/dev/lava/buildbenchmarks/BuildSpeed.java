package dev.lava.buildbenchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long does the image of a function take after one of its classes has changed, beside jib-core
 * and {@code buildah build} with a Dockerfile of the same content? How long where nothing has? And
 * how long a base image, of which all steps are kept?
 *
 * <p>The same directory of classes and jars goes on the same base, without training. Lava and
 * jib-core run in this JVM, which both have warmed, and {@code lava build} as users start it, with
 * its JVM. Each has its caches. Lava writes into its store; jib-core, which has no store, a tar
 * archive or into a registry on this machine, for which Lava has rows of its own; buildah its
 * storage. The rounds take them in turn.
 *
 * <p>Arguments: {@code LAVA BASE [ROUNDS]}, the launcher, an OCI layout of the base image, as
 * {@code lava base --output oci:BASE} has written it in this environment, and how often each is
 * measured. On the {@code PATH}: buildah, skopeo and docker-registry.
 */
public final class BuildSpeed {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 15;

  private final int rounds;

  private BuildSpeed(int rounds) {
    this.rounds = rounds;
  }

  /** Builds the image of a function. */
  interface Builder {
    void build() throws Exception;
  }

  /** See the class. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2 || arguments.length > 3) {
      System.err.println(
          "arguments: LAVA BASE [ROUNDS], the launcher, an OCI layout of a base image, and how often");
      System.exit(2);
    }
    int rounds = arguments.length == 3 ? Integer.parseInt(arguments[2]) : ROUNDS;
    new BuildSpeed(rounds).compare(arguments);
  }

  private void compare(String[] arguments) throws Exception {
    Path work = Files.createTempDirectory("lava-build-speed");
    Path lava = Path.of(arguments[0]).toAbsolutePath();
    Path base = Path.of(arguments[1]).toAbsolutePath();
    ChangingFunction function = ChangingFunction.create(work.resolve("function"));
    try (LocalRegistry registry = LocalRegistry.start(work.resolve("registry"), base)) {
      LavaBuilds inHere = LavaBuilds.create(work.resolve("lava"), base, function);
      LavaCommand command = LavaCommand.create(lava, work, base, function);
      BuildahBuild buildah = BuildahBuild.create(work.resolve("buildah"), base, function);
      Map<String, Builder> changed = new LinkedHashMap<>();
      changed.put("Lava, into its store", inHere::intoStore);
      changed.put("Lava, as an archive", inHere::asArchive);
      JibBuild jib = new JibBuild(work.resolve("jib"), registry, function);
      jib.toRegistry();
      changed.put("jib-core, as an archive", jib::asArchive);
      changed.put("Lava, into a registry", () -> inHere.toRegistry(registry.name("lava")));
      changed.put("jib-core, into a registry", jib::toRegistry);
      changed.put("lava build, with its JVM", command);
      changed.put("buildah build", buildah);
      print("one class changed", measure(changed, function::change));
      // What was written a moment ago is not taken for unchanged.
      Thread.sleep(3_000);
      Map<String, Builder> unchanged = new LinkedHashMap<>();
      unchanged.put("lava build, with its JVM", command);
      unchanged.put("buildah build", buildah);
      print("nothing changed", measure(unchanged, () -> {}));
      Command own = new Command(work.resolve("base.log"), Map.of());
      Builder kept = () -> own.run(List.of(lava.toString(), "base"));
      print("a base image", measure(Map.of("lava base, all kept", kept), () -> {}));
    }
  }

  private Map<String, List<Double>> measure(Map<String, Builder> builders, Builder before)
      throws Exception {
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    for (int round = 0; round < WARM_UP + rounds; round++) {
      for (Map.Entry<String, Builder> builder : builders.entrySet()) {
        before.build();
        long start = System.nanoTime();
        builder.getValue().build();
        double took = (System.nanoTime() - start) / 1e6;
        if (round >= WARM_UP) {
          millis.computeIfAbsent(builder.getKey(), _ -> new ArrayList<>()).add(took);
        }
      }
    }
    return millis;
  }

  private void print(String what, Map<String, List<Double>> millis) {
    System.out.printf(
        Locale.ROOT, "%-26s %9s  (%s)%n", what, "median", "middle half; all, of " + rounds);
    millis.forEach(
        (name, values) -> {
          List<Double> sorted = values.stream().sorted().toList();
          System.out.printf(
              Locale.ROOT,
              "%-26s %6.0f ms  (%.0f to %.0f; %.0f to %.0f)%n",
              name,
              sorted.get(rounds / 2),
              sorted.get(rounds / 4),
              sorted.get(rounds - 1 - rounds / 4),
              sorted.getFirst(),
              sorted.getLast());
        });
  }
}

package dev.lava.cli;

import dev.lava.build.problem.BuildException;
import dev.lava.cli.terminal.Json;
import dev.lava.cli.terminal.Table;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.debian.Architecture;
import dev.lava.image.lock.Change;
import dev.lava.image.lock.Lock;
import dev.lava.image.lock.Locking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Settles what a recipe comes to, and writes it beside the recipe. */
@Command(
    name = "lock",
    description = {
      "Write down which packages and images a recipe comes to, by digest, for both architectures.",
      "The lock stands beside the recipe, and 'lava base' builds from it; commit it."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava lock recipes/java25.yaml",
      "  lava lock --update recipes/java25.yaml"
    })
final class LockCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "RECIPE", description = "the path of a recipe's .yaml file")
  private Path recipe;

  @Option(
      names = "--update",
      description = "ask for everything anew, not only for what is not locked yet")
  private boolean update;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "the value of a parameter that packages or images depend on; may be given several times")
  private Map<String, String> parameters = Map.of();

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Mixin private MirrorOption mirror;

  LockCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws BuildException, IOException {
    if (!Files.isRegularFile(recipe)) {
      throw new BuildException(
          "there is no file '%s'; name a recipe's file, such as recipes/java25.yaml"
              .formatted(recipe));
    }
    RecipeFile file = RecipeFile.readForLock(recipe, parameters);
    // A lock that cannot be read is written anew where everything is asked for anew.
    Optional<Lock> read = update ? file.readableLock() : file.lockFile().read();
    Lock before = read.orElse(new Lock(file.recipe().name(), List.of()));
    Terminal terminal = surroundings.terminal();
    Lock after;
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      Locking locking =
          new Locking(mirror.packages(surroundings, progress), BaseBuild.images(surroundings));
      after = update ? locking.update(file.recipe(), before) : locking.lock(file.recipe(), before);
    }
    List<Change> changes = Change.between(before, after);
    if (read.isEmpty() || !after.equals(before)) {
      file.lockFile().write(after);
    }
    terminal
        .out()
        .println(
            json
                ? Json.text(document(file, changes))
                : read.isEmpty() ? first(file, changes) : text(file, changes));
    return ExitCode.OK;
  }

  private static String first(RecipeFile file, List<Change> changes) {
    long images = changes.stream().filter(LockCommand::isImage).count();
    return "%s: %d packages%s are locked; commit it"
        .formatted(
            file.lockFile(),
            changes.size() - images,
            images == 0 ? "" : " and %d images".formatted(images));
  }

  private static String text(RecipeFile file, List<Change> changes) {
    if (changes.isEmpty()) {
      return "%s: nothing has changed".formatted(file.lockFile());
    }
    Table table = new Table("what", "locked before", "locked now", "for", "from");
    for (Change change : changes) {
      table.row(
          change.name(),
          change.from().orElse("-"),
          change.to().orElse("-"),
          change.architectures().stream()
              .map(Architecture::debianName)
              .collect(Collectors.joining(", ")),
          archive(change));
    }
    long fixes =
        changes.stream().filter(change -> change.reason() == Change.Reason.SECURITY).count();
    return "%s%n%n%s: %d changed, of which %d come from the security archive"
        .formatted(table, file.lockFile(), changes.size(), fixes);
  }

  private static boolean isImage(Change change) {
    return change.reason() == Change.Reason.IMAGE;
  }

  private static String archive(Change change) {
    return change.to().isEmpty() ? "" : change.reason().name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode document(RecipeFile file, List<Change> changes) {
    ObjectNode document = Json.object();
    document.put("lock", file.lockFile().toString());
    ArrayNode array = document.putArray("changes");
    for (Change change : changes) {
      ObjectNode entry = array.addObject();
      entry.put(isImage(change) ? "image" : "package", change.name());
      ArrayNode architectures = entry.putArray("architectures");
      change.architectures().forEach(one -> architectures.add(one.debianName()));
      change.from().ifPresent(version -> entry.put("from", version));
      change.to().ifPresent(version -> entry.put("to", version));
      entry.put("security", change.reason() == Change.Reason.SECURITY);
    }
    return document;
  }
}

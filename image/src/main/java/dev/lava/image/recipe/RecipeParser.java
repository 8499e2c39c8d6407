package dev.lava.image.recipe;

import static dev.lava.image.recipe.ValueReader.list;
import static dev.lava.image.recipe.ValueReader.map;

import dev.lava.image.recipe.FinalImage.LayerSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads recipes.
 *
 * <p>Nothing is guessed: an unknown key, a value of another type, a stage that is nowhere are
 * problems that name their line and what would be right, and all of a file's problems come
 * together.
 */
public final class RecipeParser {
  // A recipe is some hundred lines; what is larger is something else.
  private static final int LARGEST = 1 << 20;

  private final Map<String, String> builtIn;
  private final UserParameters user;

  /**
   * @param parameters what {@code ${name}} stands for in the values of every recipe, such as {@code
   *     lava.version}
   */
  public RecipeParser(Map<String, String> parameters) {
    this(parameters, Map.of());
  }

  /**
   * @param parameters as above
   * @param given the values that the user gives to parameters that the recipe declares
   */
  public RecipeParser(Map<String, String> parameters, Map<String, String> given) {
    this.builtIn = Map.copyOf(parameters);
    this.user = new UserParameters(given);
  }

  /**
   * Reads a recipe and the files beside it that it names.
   *
   * @param file as the user named it: the problems name it so too
   * @throws IOException where the file cannot be read
   */
  public ParsedRecipe parse(Path file) throws IOException {
    return parse(file, false);
  }

  /**
   * Reads of a recipe what a lock depends on: without the steps that no lock holds and that ask for
   * a parameter which has no value.
   *
   * @throws IOException where the file cannot be read
   */
  public ParsedRecipe parseForLock(Path file) throws IOException {
    return parse(file, true);
  }

  private ParsedRecipe parse(Path file, boolean forLock) throws IOException {
    Problems problems = new Problems(file.toString());
    Set<Yaml.Position> leftOut = new HashSet<>();
    Optional<Recipe> recipe =
        text(file, problems)
            .flatMap(text -> yaml(text, file, forLock, leftOut, problems))
            .flatMap(yaml -> recipe(yaml, directoryOf(file), leftOut, problems));
    return recipe.isPresent() && problems.count() == 0
        ? new ParsedRecipe.Accepted(recipe.get())
        : new ParsedRecipe.Refused(problems.inOrder());
  }

  /** Read twice: what it declares settles what its values are. */
  private Optional<Yaml> yaml(
      String text, Path file, boolean forLock, Set<Yaml.Position> leftOut, Problems problems) {
    Map<String, String> values = new HashMap<>(builtIn);
    Optional<Yaml> written =
        new YamlReader(new Problems(""), Parameters.untouched()).read(text, file.toString());
    if (written.isPresent()) {
      LockScope scope = LockScope.of(written.get());
      Optional<Map<String, String>> settled =
          user.settle(written.get(), name -> !forLock || scope.needs(name), problems);
      if (settled.isEmpty()) {
        return Optional.empty();
      }
      values.putAll(settled.get());
      if (forLock) {
        leftOut.addAll(scope.without(unset(settled.get())));
      }
    }
    return new YamlReader(problems, new Parameters(values)).read(text, file.toString());
  }

  private static Set<String> unset(Map<String, String> values) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().equals(UserParameters.unset(entry.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Path directoryOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static Optional<String> text(Path file, Problems problems) throws IOException {
    Yaml.Position start = new Yaml.Position(1, 1);
    long size = Files.size(file);
    if (size > LARGEST) {
      problems.add(
          start, "a recipe has at most %d bytes; this file has %d".formatted(LARGEST, size));
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString());
    } catch (CharacterCodingException _) {
      problems.add(start, "a recipe is text in UTF-8; this file is not");
      return Optional.empty();
    }
  }

  private static Optional<Recipe> recipe(
      Yaml yaml, Path directory, Set<Yaml.Position> leftOut, Problems problems) {
    Fields fields =
        new Fields("a recipe", yaml, problems, List.of("name", "parameters", "stages", "image"));
    var name = fields.required("name", Values.NAME);
    fields.optional("parameters", map(Values.PARAMETER, Declaration.reader()));
    var stages = fields.required("stages", stages(directory, leftOut));
    var image = fields.required("image", new ValueReader<>("{…}", RecipeParser::image));
    StageReferences.check(yaml, problems);
    return fields.make(() -> new Recipe(name.get(), stages.get(), image.get()));
  }

  private static ValueReader<List<Stage>> stages(Path directory, Set<Yaml.Position> leftOut) {
    ValueReader<List<Step>> steps = list(new StepParser(directory).step());
    return new ValueReader<>(
        "{os: [{packages: …}]}",
        (node, what, problems) -> {
          if (!(node instanceof Yaml.Mapping(List<Yaml.Entry> entries, Yaml.Position _))
              || entries.isEmpty()) {
            problems.add(
                node.position(),
                "%s is a mapping from the names of stages to their steps; saw %s"
                    .formatted(what, node.description()));
            return Optional.empty();
          }
          List<Stage> stages = new ArrayList<>();
          for (Yaml.Entry entry : entries) {
            Optional<String> name = Values.NAME.read(entry.key(), "a key of " + what, problems);
            Yaml wanted = without(leftOut, entry.value());
            boolean allLeftOut = isEmpty(wanted) && !isEmpty(entry.value());
            Optional<List<Step>> read =
                allLeftOut
                    ? Optional.of(List.of())
                    : steps.read(wanted, "stage '%s'".formatted(entry.key().text()), problems);
            read.ifPresent(it -> checkFirst(entry.key(), it, problems));
            name.ifPresent(present -> read.ifPresent(it -> stages.add(new Stage(present, it))));
          }
          return Optional.of(stages);
        });
  }

  private static boolean isEmpty(Yaml steps) {
    return steps instanceof Yaml.Sequence(List<Yaml> items, Yaml.Position _) && items.isEmpty();
  }

  private static Yaml without(Set<Yaml.Position> leftOut, Yaml steps) {
    return steps instanceof Yaml.Sequence(List<Yaml> items, Yaml.Position position)
        ? new Yaml.Sequence(
            items.stream().filter(step -> !leftOut.contains(step.position())).toList(), position)
        : steps;
  }

  /** What came before it would be gone. */
  private static void checkFirst(Yaml.Scalar stage, List<Step> steps, Problems problems) {
    if (steps.stream().skip(1).anyMatch(Step.FromImage.class::isInstance)) {
      problems.add(
          stage.position(),
          "the step 'image' begins a stage; in stage '%s' another comes before it"
              .formatted(stage.text()));
    }
  }

  private static Optional<FinalImage> image(Yaml node, String what, Problems problems) {
    Fields fields =
        new Fields(
            "'image'",
            node,
            problems,
            List.of("environment", "working-directory", "entrypoint", "labels", "layers"));
    var environment = fields.optional("environment", map(Values.VARIABLE, Values.TEXT));
    var workingDirectory = fields.required("working-directory", Values.ABSOLUTE_PATH);
    var entrypoint = fields.required("entrypoint", list(Values.TEXT));
    var labels = fields.optional("labels", map(Values.TEXT, Values.TEXT));
    var layers =
        fields.required("layers", list(new ValueReader<>("{from: os}", RecipeParser::layer)));
    return fields.make(
        () ->
            new FinalImage(
                environment.get().orElseGet(TreeMap::new),
                workingDirectory.get(),
                entrypoint.get(),
                labels.get().orElseGet(TreeMap::new),
                layers.get()));
  }

  private static Optional<LayerSource> layer(Yaml node, String what, Problems problems) {
    Fields fields = new Fields(what, node, problems, List.of("from", "paths"));
    var from = fields.required("from", Values.NAME);
    var paths = fields.optional("paths", list(Values.PATH));
    return fields.make(() -> new LayerSource(from.get(), paths.get().orElse(List.of())));
  }
}

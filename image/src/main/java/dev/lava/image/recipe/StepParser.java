package dev.lava.image.recipe;

import static dev.lava.image.recipe.ValueReader.list;
import static dev.lava.image.recipe.ValueReader.map;
import static dev.lava.image.recipe.ValueReader.perArchitecture;

import dev.lava.image.Checksum.Algorithm;
import dev.lava.image.spelling.Spelling;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the steps of a stage. Each is a mapping with one key, which says what kind of step it is.
 */
final class StepParser {
  private static final List<String> KINDS =
      List.of(
          "append",
          "archive",
          "artifact",
          "certificates",
          "class-data",
          "copy",
          "directories",
          "files",
          "image",
          "jlink",
          "links",
          "local",
          "packages",
          "remove",
          "strip");

  private final Path directory;
  private final Places places;

  /**
   * @param directory where the recipe is, and the files that it brings along
   */
  StepParser(Path directory) {
    this.directory = directory;
    this.places = new Places(directory);
  }

  /** Reads one step. */
  ValueReader<Step> step() {
    return new ValueReader<>("packages: {release: trixie, names: [libc6]}", this::read);
  }

  private Optional<Step> read(Yaml node, String what, Problems problems) {
    if (!(node instanceof Yaml.Mapping(List<Yaml.Entry> entries, Yaml.Position _))
        || entries.size() != 1) {
      problems.add(
          node.position(),
          "%s is a mapping with one key, one of %s; saw %s"
              .formatted(
                  what,
                  String.join(", ", KINDS),
                  node instanceof Yaml.Mapping(List<Yaml.Entry> several, Yaml.Position _)
                      ? several.size() + " keys"
                      : node.description()));
      return Optional.empty();
    }
    Yaml.Scalar kind = entries.getFirst().key();
    Yaml value = entries.getFirst().value();
    return switch (kind.text()) {
      case "append" ->
          map(Values.PATH, Values.TEXT).read(value, "'append'", problems).map(Step.Append::new);
      case "archive" -> archive(value, problems);
      case "artifact" -> artifact(value, problems);
      case "certificates" -> certificates(value, problems);
      case "class-data" -> classData(value, problems);
      case "copy" -> copy(value, problems);
      case "directories" ->
          map(Values.PATH, Values.DIRECTORY_MODE)
              .read(value, "'directories'", problems)
              .map(Step.Directories::new);
      case "files" ->
          map(Values.PATH, new ValueReader<>("{source: files/hosts}", this::file))
              .read(value, "'files'", problems)
              .map(Step.Files::new);
      case "image" ->
          Values.IMAGE
              .read(value, "'image'", problems)
              .map(image -> new Step.FromImage(image, false));
      case "jlink" -> jlink(value, problems);
      case "links" ->
          map(Values.PATH, Values.TEXT).read(value, "'links'", problems).map(Step.Links::new);
      case "local" -> local(value, problems);
      case "packages" -> packages(value, problems);
      case "remove" -> list(Values.GLOB).read(value, "'remove'", problems).map(Step.Remove::new);
      case "strip" -> list(Values.GLOB).read(value, "'strip'", problems).map(Step.Strip::new);
      default -> {
        problems.add(
            kind.position(),
            "there is no step '%s'%s There are %s"
                .formatted(
                    kind.text(), Spelling.ending(kind.text(), KINDS), String.join(", ", KINDS)));
        yield Optional.empty();
      }
    };
  }

  private Optional<Step> packages(Yaml node, Problems problems) {
    Fields fields =
        new Fields(
            "'packages'",
            node,
            problems,
            List.of("release", "keyring", "names", "exclude", "drop", "keep"));
    var release = fields.required("release", Values.RELEASE);
    var keyring =
        fields.required(
            "keyring", ValueReader.scalar("keyrings/debian-archive-trixie.asc", this::beside));
    var names = fields.required("names", list(Values.PACKAGE));
    var exclude = fields.optional("exclude", list(Values.PACKAGE));
    var drop = fields.optional("drop", list(Values.GLOB));
    var keep = fields.optional("keep", list(Values.GLOB));
    return fields.make(
        () ->
            new Step.Packages(
                release.get(),
                keyring.get(),
                names.get(),
                orNone(exclude),
                orNone(drop),
                orNone(keep)));
  }

  private static Optional<Step> certificates(Yaml node, Problems problems) {
    Fields fields =
        new Fields("'certificates'", node, problems, List.of("sources", "bundle", "keystore"));
    var sources = fields.required("sources", Values.GLOB);
    var bundle = fields.required("bundle", Values.PATH);
    var keystore = fields.optional("keystore", Values.PATH);
    return fields.make(() -> new Step.Certificates(sources.get(), bundle.get(), keystore.get()));
  }

  private static Optional<Step> artifact(Yaml node, Problems problems) {
    Fields fields =
        new Fields("'artifact'", node, problems, List.of("coordinates", "sha256", "into"));
    var coordinates = fields.required("coordinates", Values.COORDINATES);
    var sha256 = fields.optional("sha256", Values.SHA256);
    var into = fields.required("into", Values.PATH);
    return fields.make(() -> new Step.Artifact(coordinates.get(), sha256.get(), into.get()));
  }

  private Optional<Step> archive(Yaml node, Problems problems) {
    Fields fields =
        new Fields(
            "'archive'", node, problems, List.of("from", "sha256", "sha512", "strip", "into"));
    var from = fields.required("from", perArchitecture(places.address()));
    var sha256 = fields.optional("sha256", perArchitecture(Values.checksum(Algorithm.SHA256)));
    var sha512 = fields.optional("sha512", perArchitecture(Values.checksum(Algorithm.SHA512)));
    var strip = fields.optional("strip", Values.COUNT);
    var into = fields.required("into", Values.PATH);
    return fields.make(
        () -> {
          if (sha256.get().isPresent() == sha512.get().isPresent()) {
            throw new IllegalArgumentException(
                "an archive has either 'sha512' or 'sha256', the checksum that its publisher"
                    + " names");
          }
          return new Step.Archive(
              from.get(), sha512.get().or(sha256).orElseThrow(), strip.get().orElse(0), into.get());
        });
  }

  private Optional<Step> local(Yaml node, Problems problems) {
    Fields fields = new Fields("'local'", node, problems, List.of("from", "into"));
    var from = fields.required("from", perArchitecture(places.existing()));
    var into = fields.required("into", Values.PATH);
    return fields.make(() -> new Step.Local(from.get(), into.get()));
  }

  private static Optional<Step> jlink(Yaml node, Problems problems) {
    Fields fields =
        new Fields(
            "'jlink'",
            node,
            problems,
            List.of("jdk", "modules", "options", "local-variables", "into"));
    var jdk = fields.required("jdk", Values.GLOB);
    var modules = fields.required("modules", list(Values.MODULE));
    var options = fields.optional("options", list(Values.JLINK_OPTION));
    var localVariables = fields.optional("local-variables", Values.TRUTH);
    var into = fields.required("into", Values.PATH);
    return fields.make(
        () ->
            new Step.Jlink(
                jdk.get(),
                modules.get(),
                orNone(options),
                localVariables.get().orElse(true),
                into.get()));
  }

  private Optional<Step> classData(Yaml node, Problems problems) {
    Fields fields =
        new Fields(
            "'class-data'",
            node,
            problems,
            List.of("from", "java", "class-path", "classes", "into"));
    var from = fields.required("from", list(Values.NAME));
    var java = fields.required("java", Values.PATH);
    var classPath = fields.required("class-path", Values.GLOB);
    var classes =
        fields.required("classes", ValueReader.scalar("java25/classes.txt", this::linesBeside));
    var into = fields.required("into", Values.PATH);
    return fields.make(
        () ->
            new Step.ClassData(from.get(), java.get(), classPath.get(), classes.get(), into.get()));
  }

  private static Optional<Step> copy(Yaml node, Problems problems) {
    Fields fields = new Fields("'copy'", node, problems, List.of("from", "path", "to"));
    var from = fields.required("from", Values.NAME);
    var path = fields.required("path", Values.PATH);
    var to = fields.required("to", Values.PATH);
    return fields.make(() -> new Step.Copy(from.get(), path.get(), to.get()));
  }

  private Optional<Step.LaidFile> file(Yaml node, String what, Problems problems) {
    Fields fields = new Fields(what, node, problems, List.of("text", "source", "mode"));
    var text = fields.optional("text", Values.TEXT);
    var source = fields.optional("source", ValueReader.scalar("files/hosts", this::bytesBeside));
    var mode = fields.optional("mode", Values.FILE_MODE);
    return fields.make(
        () -> {
          if (text.get().isPresent() == source.get().isPresent()) {
            throw new IllegalArgumentException(
                "a file has either 'text' or 'source', a file beside the recipe");
          }
          byte[] bytes =
              text.get()
                  .map(inline -> inline.getBytes(StandardCharsets.UTF_8))
                  .or(source)
                  .orElseThrow();
          return new Step.LaidFile(Content.of(bytes), mode.get().orElse(0_644));
        });
  }

  /** The lines of a file, without empty ones and comments. */
  private List<String> linesBeside(String name) {
    return new String(bytesBeside(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private byte[] bytesBeside(String name) {
    Path file = beside(name);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  /** A file that the recipe names; only the recipe's own folder is looked into. */
  private Path beside(String name) {
    Path file = directory.resolve(TreePaths.check(name));
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "there is no file '%s' beside the recipe; looked for %s".formatted(name, file));
    }
    return file;
  }

  private static <T> List<T> orNone(Supplier<Optional<List<T>>> values) {
    return values.get().orElse(List.of());
  }
}

package dev.lava.image.lock;

import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.Area;
import dev.lava.image.debian.ResolvedPackage;
import dev.lava.image.recipe.Coordinates;
import dev.lava.image.source.ImageSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads what {@link LockText} writes, and whatever merging and editing have made of it. */
final class LockReader {
  private LockReader() {}

  /**
   * The lock that the text is.
   *
   * @param file what messages call it
   */
  static Lock read(String text, String file) throws ImageException {
    try {
      Entry document = document(text);
      if (!document.text("lock").equals(LockText.VERSION)) {
        throw document.wrong(
            "'lock' is '%s'; this Lava reads locks of version %s"
                .formatted(document.text("lock"), LockText.VERSION));
      }
      List<LockedStep> steps = new ArrayList<>();
      for (Entry step : document.entries("steps")) {
        steps.add(step(step));
      }
      return new Lock(document.text("recipe"), steps);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ImageException(
          "'%s' is no lock that can be read: %s; 'lava lock --update' writes it anew"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static Entry document(String text) {
    // Every scalar is text, so that no version is taken for a number.
    LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    try {
      return new Entry("the file", new Load(settings).loadFromString(text));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("it is no YAML: " + e.getMessage(), e);
    }
  }

  private static LockedStep step(Entry step) {
    String stage = step.text("stage");
    if (step.has("artifact")) {
      return new LockedStep.Artifact(
          stage,
          Coordinates.parse(step.text("artifact")),
          step.optional("digest").map(Digest::parse));
    }
    if (step.has("image")) {
      return image(stage, step);
    }
    Map<Architecture, List<ResolvedPackage>> packages = new EnumMap<>(Architecture.class);
    for (Architecture architecture : Architecture.values()) {
      if (step.has(architecture.debianName())) {
        packages.put(architecture, packages(step.entry(architecture.debianName()), architecture));
      }
    }
    return new LockedStep.Packages(
        stage,
        step.text("release"),
        step.texts("packages"),
        step.has("exclude") ? step.texts("exclude") : List.of(),
        step.optional("as-of").map(Instant::parse),
        packages);
  }

  private static LockedStep image(String stage, Entry step) {
    Map<Architecture, Digest> digests = new EnumMap<>(Architecture.class);
    for (Architecture architecture : Architecture.values()) {
      step.optional(architecture.debianName())
          .ifPresent(digest -> digests.put(architecture, Digest.parse(digest)));
    }
    return new LockedStep.Image(stage, ImageSource.parse(step.text("image")), digests);
  }

  private static List<ResolvedPackage> packages(Entry packages, Architecture architecture) {
    List<ResolvedPackage> read = new ArrayList<>();
    for (String name : packages.keys()) {
      Entry one = packages.entry(name);
      read.add(
          new ResolvedPackage(
              name,
              one.text("version"),
              one.optional("architecture").orElse(architecture.debianName()),
              area(one),
              one.text("path"),
              size(one),
              Digest.parse(one.text("digest"))));
    }
    return read;
  }

  private static Area area(Entry one) {
    return switch (one.text("archive")) {
      case "main" -> Area.ARCHIVE;
      case "security" -> Area.SECURITY;
      default ->
          throw one.wrong("'archive' is main or security; saw '%s'".formatted(one.text("archive")));
    };
  }

  private static long size(Entry one) {
    try {
      return Long.parseUnsignedLong(one.text("size"));
    } catch (NumberFormatException _) {
      throw one.wrong("'size' is a number of bytes; saw '%s'".formatted(one.text("size")));
    }
  }

  /** A mapping of the document, and what messages call it. */
  private record Entry(String name, Object value) {
    IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException("%s: %s".formatted(name, what));
    }

    private Map<?, ?> map() {
      if (value instanceof Map<?, ?> map) {
        return map;
      }
      throw new IllegalArgumentException(name + " is no mapping");
    }

    boolean has(String key) {
      return map().containsKey(key);
    }

    List<String> keys() {
      return map().keySet().stream().map(String::valueOf).toList();
    }

    Entry entry(String key) {
      return new Entry("'%s'".formatted(key), required(key));
    }

    List<Entry> entries(String key) {
      List<Entry> entries = new ArrayList<>();
      for (Object item : list(key)) {
        entries.add(new Entry("item %d of '%s'".formatted(entries.size() + 1, key), item));
      }
      return entries;
    }

    List<String> texts(String key) {
      return list(key).stream().map(String::valueOf).toList();
    }

    String text(String key) {
      if (required(key) instanceof String text) {
        return text;
      }
      throw wrong("'%s' is a single value".formatted(key));
    }

    Optional<String> optional(String key) {
      return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    private List<?> list(String key) {
      if (required(key) instanceof List<?> list) {
        return list;
      }
      throw wrong("'%s' is a list".formatted(key));
    }

    private Object required(String key) {
      Object found = map().get(key);
      if (found == null) {
        throw wrong("'%s' is missing".formatted(key));
      }
      return found;
    }
  }
}

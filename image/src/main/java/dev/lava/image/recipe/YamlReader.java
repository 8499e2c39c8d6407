package dev.lava.image.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the part of YAML that a recipe needs: one document of mappings, lists and scalars.
 *
 * <p>Anchors and aliases are refused, for a few nested ones grow without bound; so are tags, which
 * would say what a value is where the recipe's own rules do; so are keys that come twice, of which
 * one would silently be lost.
 */
final class YamlReader {
  private static final int DEEPEST = 16;
  private static final Yaml.Position START = new Yaml.Position(1, 1);

  private final Problems problems;
  private final Parameters parameters;

  YamlReader(Problems problems, Parameters parameters) {
    this.problems = problems;
    this.parameters = parameters;
  }

  /** The document; empty where it cannot be read at all, for which the problems say why. */
  Optional<Yaml> read(String text, String file) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
    try {
      Iterator<Event> events = new Parse(settings).parseString(text).iterator();
      Yaml document = null;
      while (events.hasNext()) {
        Event event = events.next();
        if (event instanceof DocumentStartEvent) {
          if (document != null) {
            problems.add(position(event), "a recipe is one document; a second one begins here");
            return Optional.empty();
          }
          document = node(events.next(), events, 0);
        }
      }
      if (document == null) {
        problems.add(START, "the recipe is empty; it has the keys name, stages and image");
      }
      return Optional.ofNullable(document);
    } catch (MarkedYamlEngineException e) {
      String context =
          e.getContext() == null || e.getContext().isEmpty() ? "" : " " + e.getContext();
      problems.add(
          e.getProblemMark().map(YamlReader::position).orElse(START),
          "this is no YAML that can be read: %s%s".formatted(e.getProblem(), context));
    } catch (YamlEngineException e) {
      problems.add(START, "this is no YAML that can be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Yaml node(Event event, Iterator<Event> events, int depth) {
    Yaml.Position position = position(event);
    refuseAnchor(event, position);
    if (depth > DEEPEST) {
      throw new ComposerException(
          "lists and mappings are nested more than %d deep".formatted(DEEPEST),
          event.getStartMark());
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, position);
      case SequenceStartEvent _ -> sequence(events, position, depth + 1);
      case MappingStartEvent _ -> mapping(events, position, depth + 1);
      // Already refused; it stands for itself, so that it is not complained about twice.
      case AliasEvent alias -> new Yaml.Scalar("*" + alias.getAlias(), position);
      default -> throw new IllegalStateException("YAML's grammar has no node here: " + event);
    };
  }

  private Yaml scalar(ScalarEvent event, Yaml.Position position) {
    String text = event.getValue();
    boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
    if (plain && (text.isEmpty() || text.equals("~") || text.equals("null"))) {
      return new Yaml.Nothing(position);
    }
    try {
      return new Yaml.Scalar(parameters.substitute(text), position);
    } catch (IllegalArgumentException e) {
      problems.add(position, String.valueOf(e.getMessage()));
      return new Yaml.Scalar(text, position);
    }
  }

  private Yaml sequence(Iterator<Event> events, Yaml.Position position, int depth) {
    List<Yaml> items = new ArrayList<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(node(next, events, depth));
    }
    return new Yaml.Sequence(items, position);
  }

  private Yaml mapping(Iterator<Event> events, Yaml.Position position, int depth) {
    List<Yaml.Entry> entries = new ArrayList<>();
    Map<String, Yaml.Position> seen = new HashMap<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      Yaml key = node(next, events, depth);
      Yaml value = node(events.next(), events, depth);
      if (!(key instanceof Yaml.Scalar name)) {
        problems.add(key.position(), "a key is a text; saw " + key.description());
        continue;
      }
      Yaml.Position first = seen.putIfAbsent(name.text(), name.position());
      if (first == null) {
        entries.add(new Yaml.Entry(name, value));
      } else {
        problems.add(
            name.position(),
            "the key '%s' comes twice; the first one is in line %d"
                .formatted(name.text(), first.line()));
      }
    }
    return new Yaml.Mapping(entries, position);
  }

  private void refuseAnchor(Event event, Yaml.Position position) {
    switch (event) {
      case AliasEvent alias ->
          problems.add(
              position,
              "the alias '*%s' is refused; write out what it stands for"
                  .formatted(alias.getAlias()));
      case NodeEvent node when node.getAnchor().isPresent() ->
          problems.add(
              position,
              "the anchor '&%s' is refused; write out what refers to it"
                  .formatted(node.getAnchor().get()));
      case ScalarEvent scalar when scalar.getTag().isPresent() ->
          refuseTag(position, scalar.getTag().get());
      case CollectionStartEvent start when start.getTag().isPresent() ->
          refuseTag(position, start.getTag().get());
      default -> {}
    }
  }

  private void refuseTag(Yaml.Position position, String tag) {
    problems.add(position, "the tag '%s' is refused; write the value alone".formatted(tag));
  }

  private static Yaml.Position position(Event event) {
    return event.getStartMark().map(YamlReader::position).orElse(START);
  }

  private static Yaml.Position position(Mark mark) {
    return new Yaml.Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}

package dev.lava.image.check;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether the configuration tells how each layer came to be. */
record LayerHistory() implements Check {
  @Override
  public Rule rule() {
    return Rule.LAYER_HISTORY;
  }

  @Override
  public List<String> seen(Subject subject) {
    int told = 0;
    for (JsonNode entry : subject.document().path("history")) {
      told += entry.path("empty_layer").asBoolean(false) ? 0 : 1;
    }
    int layers = subject.image().layers().size();
    return told == layers
        ? List.of()
        : List.of("the history tells of %d layers, and the image has %d".formatted(told, layers));
  }
}

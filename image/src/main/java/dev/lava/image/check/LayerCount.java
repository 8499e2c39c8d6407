package dev.lava.image.check;

import java.util.List;

/** How many layers there are. */
record LayerCount() implements Check {
  private static final int MOST = 127;

  @Override
  public Rule rule() {
    return Rule.LAYER_COUNT;
  }

  @Override
  public List<String> seen(Subject subject) {
    int layers = subject.image().layers().size();
    return layers <= MOST ? List.of() : List.of("the image has %d layers".formatted(layers));
  }
}

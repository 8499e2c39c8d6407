package dev.lava.image.recipe;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A tree that is built step by step, beginning with nothing.
 *
 * @param name what other stages and the image's layers call it
 * @param steps what is done, in this order; a later step wins where two write the same path
 */
public record Stage(String name, List<Step> steps) {
  public Stage {
    steps = List.copyOf(steps);
  }

  /** The stages that must be built before this one. */
  public Set<String> copiesFrom() {
    Set<String> stages = new TreeSet<>();
    for (Step step : steps) {
      if (step instanceof Step.Copy copy) {
        stages.add(copy.from());
      } else if (step instanceof Step.ClassData classData) {
        stages.addAll(classData.from());
      }
    }
    return stages;
  }
}

package dev.lava.image.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with one file, so that the user sees all of it at once. */
final class Problems {
  private final String file;
  private final List<RecipeProblem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Yaml.Position position, String message) {
    found.add(new RecipeProblem(file, position.line(), position.column(), message));
  }

  int count() {
    return found.size();
  }

  List<RecipeProblem> inOrder() {
    return found.stream()
        .sorted(
            Comparator.comparingInt(RecipeProblem::line).thenComparingInt(RecipeProblem::column))
        .toList();
  }
}

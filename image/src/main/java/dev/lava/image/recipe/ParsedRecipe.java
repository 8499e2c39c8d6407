package dev.lava.image.recipe;

import java.util.List;

/** What became of reading a recipe. */
public sealed interface ParsedRecipe {
  /** The file is a recipe. */
  record Accepted(Recipe recipe) implements ParsedRecipe {}

  /**
   * It is none.
   *
   * @param problems all that is wrong with it, in the order of the file; at least one
   */
  record Refused(List<RecipeProblem> problems) implements ParsedRecipe {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}

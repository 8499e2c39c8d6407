package dev.lava.image.recipe;

/**
 * One thing that is wrong with a recipe.
 *
 * @param file the recipe, as the user named it
 * @param line where it is, counted from 1
 * @param column where in the line, counted from 1
 * @param message what is wrong and what would be right
 */
public record RecipeProblem(String file, int line, int column, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}

/**
 * What the user wrote: a recipe file as typed records, or all that is wrong with it. Entry type:
 * {@link dev.lava.image.recipe.RecipeParser}, which turns a file into a {@link
 * dev.lava.image.recipe.Recipe}.
 *
 * <p>A recipe is the declarative twin of a multi-stage Dockerfile: named stages, each a list of
 * {@link dev.lava.image.recipe.Step steps}, and a final image that copies from them. No step runs a
 * command of the user's choosing. A recipe is a value: the files beside it are read with it, so
 * that what follows does not depend on the disk.
 *
 * <p>Not here: doing any of it, which is {@code dev.lava.image.bake}.
 */
@NullMarked
package dev.lava.image.recipe;

import org.jspecify.annotations.NullMarked;

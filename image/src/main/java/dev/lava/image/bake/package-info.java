/**
 * Runs a recipe: stages become trees, trees become layers, layers an image. Entry type: {@link
 * dev.lava.image.bake.Bakery}.
 *
 * <pre>
 *   recipe ──► plan: what each step takes in, by digest ──► a key for every layer
 *                                                              │
 *                       the layer that the key gave before ◄───┴───► build the stages it needs
 * </pre>
 *
 * <p>The plan asks the package archive what is new, so a layer is taken from an earlier bake only
 * where nothing that it is made of has changed. What comes from outside comes through {@link
 * dev.lava.image.bake.PackageSource} and {@link dev.lava.image.bake.ArtifactSource}.
 *
 * <p>Not here: the syntax of recipes ({@code recipe}), and where the image goes afterwards.
 */
@NullMarked
package dev.lava.image.bake;

import org.jspecify.annotations.NullMarked;

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
 * dev.lava.image.bake.PackageSource}, {@link dev.lava.image.bake.ArtifactSource}, {@link
 * dev.lava.image.bake.ArchiveSource} and {@link dev.lava.image.source.ImageSources}.
 *
 * <p>Where the lowest stage begins with an existing image, that image's layers are kept, and the
 * others are laid over what is in it: {@code Foundation}.
 *
 * <p>Not here: the syntax of recipes ({@code recipe}), and where the image goes afterwards.
 */
@NullMarked
package dev.lava.image.bake;

import org.jspecify.annotations.NullMarked;

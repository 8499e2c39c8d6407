/**
 * Builds that were made before: from what determines an image straight to the image, without
 * compiling, reading classes or writing layers. Entry type: {@link
 * dev.lava.build.known.KnownBuilds}.
 *
 * <p>A build that is not known is made, and one that is wrongly taken for another would be a
 * defect: whatever is not sure to be the same has another key. Not here: how the state of files is
 * told ({@code .inputs}), and what trainings gave ({@code .train}), which comes after.
 */
@NullMarked
package dev.lava.build.known;

import org.jspecify.annotations.NullMarked;

/**
 * Pure functions from image to image. Entry type: {@link dev.lava.image.change.ImageChange}.
 *
 * <p>Whatever went in, what comes out is what AWS Lambda takes: one OCI manifest for one platform,
 * gzip layers, one history entry for each. Not here: the making of layers, and the places.
 */
@NullMarked
package dev.lava.image.change;

import org.jspecify.annotations.NullMarked;

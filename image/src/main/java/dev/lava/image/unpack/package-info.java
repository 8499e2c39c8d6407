/**
 * Turns an image into a directory that a sandbox can start. Entry type: {@link
 * dev.lava.image.unpack.UnpackedRoots}.
 *
 * <p>Layers are hostile until shown otherwise: nothing is written outside the root, through no link
 * that leads out, and within limits; a refused image leaves nothing behind. Not here: the starting.
 */
@NullMarked
package dev.lava.image.unpack;

import org.jspecify.annotations.NullMarked;

/**
 * Layers' archives. Entry types: {@link dev.lava.image.tar.LayerWriter}, by which the same tree
 * gives the same bytes, and {@link dev.lava.image.tar.LayerReader}, to which what others wrote is
 * hostile until shown otherwise.
 *
 * <p>Why the writer's code is our own: the bytes are the image's identity, so no new version of a
 * library may change them. A library reads, within bounds that it does not have itself. Not here:
 * what becomes of the entries ({@link dev.lava.image.unpack}, {@link dev.lava.image.contents}).
 */
@NullMarked
package dev.lava.image.tar;

import org.jspecify.annotations.NullMarked;

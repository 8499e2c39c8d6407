/**
 * Deterministic archives: the same tree gives the same bytes. Entry type: {@link
 * dev.lava.image.tar.LayerWriter}.
 *
 * <p>Why the code is our own: the bytes are the image's identity, so no new version of a library
 * may change them. Not here: reading archives, which are hostile until shown otherwise.
 */
@NullMarked
package dev.lava.image.tar;

import org.jspecify.annotations.NullMarked;

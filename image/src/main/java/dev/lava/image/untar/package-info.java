/**
 * Archives of others, read without believing them. Entry type: {@link
 * dev.lava.image.untar.UntrustedTar}; {@link dev.lava.image.untar.UnpackedArchive} is a whole
 * archive as a tree.
 *
 * <p>Debian's packages and the archives that a recipe names come through here. Not here: an image's
 * layers, whose whiteouts and links mean something to the layers below ({@code unpack}).
 */
@NullMarked
package dev.lava.image.untar;

import org.jspecify.annotations.NullMarked;

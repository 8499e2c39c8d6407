/**
 * The vocabulary of OCI images. Entry type: {@link dev.lava.image.Digest} and, through it, images,
 * layers and their descriptors. Read-only facts: bytes are fetched when asked for.
 *
 * <p>Not here: the places an image comes from or goes to, each of which has a package of its own.
 */
@NullMarked
package dev.lava.image;

import org.jspecify.annotations.NullMarked;

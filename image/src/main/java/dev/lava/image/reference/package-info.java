/**
 * The names of images. Entry type: {@link dev.lava.image.reference.Reference}. Not here: whether
 * there is an image of that name, which the places know.
 */
@NullMarked
package dev.lava.image.reference;

import org.jspecify.annotations.NullMarked;

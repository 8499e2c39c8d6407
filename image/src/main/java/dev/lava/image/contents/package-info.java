/**
 * What is in an image, without unpacking it to a disk: every entry of every layer, and the root
 * that they make together. Entry type: {@link dev.lava.image.contents.Contents}.
 *
 * <p>Layers are hostile here as they are in {@link dev.lava.image.unpack}: what is kept of them is
 * bounded, and links lead nowhere outside. Not here: what is wrong with it ({@link
 * dev.lava.image.check}), and what it costs ({@link dev.lava.image.inspect}).
 */
@NullMarked
package dev.lava.image.contents;

import org.jspecify.annotations.NullMarked;

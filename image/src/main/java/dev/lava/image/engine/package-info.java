/**
 * Images into the container engines of this machine. Entry type: {@link
 * dev.lava.image.engine.ContainerEngine}.
 *
 * <p>An engine keeps images in a form of its own, and takes them through its own program alone. Not
 * here: the archive that is handed over ({@code .archive}), and running an image, which is a
 * sandbox's business.
 */
@NullMarked
package dev.lava.image.engine;

import org.jspecify.annotations.NullMarked;

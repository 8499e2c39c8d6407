/**
 * The vocabulary of OCI images: digests, descriptors, configurations, manifests, layers. Entry
 * type: {@link dev.lava.image.Image}. Read-only facts; a layer's bytes are fetched when asked for.
 *
 * <p>Two kinds of failure, here and in the packages below. {@link IllegalArgumentException}: a
 * value that the caller made up breaks a rule, such as a platform that does not parse. {@link
 * dev.lava.image.ImageException}: what the world holds (a layout, an archive, a layer) is not as it
 * must be. Both carry a whole message for the user.
 *
 * <p>Not here: the places an image comes from or goes to, each of which has a package of its own,
 * and the making of layers ({@link dev.lava.image.tar}).
 */
@NullMarked
package dev.lava.image;

import org.jspecify.annotations.NullMarked;

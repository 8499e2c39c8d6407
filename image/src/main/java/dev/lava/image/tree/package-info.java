/**
 * A root file system as a value: what packages, jlink and projects contribute, and what layers are
 * written from. Entry type: {@link dev.lava.image.tree.FileTree}.
 *
 * <p>It knows paths, kinds, permissions and where the bytes are; it has no owners and no times, for
 * every entry of a Lava layer belongs to root and carries one fixed time. Not here: archives, and
 * the unpacking of images, which must defend themselves against what they read.
 */
@NullMarked
package dev.lava.image.tree;

import org.jspecify.annotations.NullMarked;

/**
 * What a recipe came to, down to digests, in a file that is committed beside it. Entry type: {@link
 * dev.lava.image.lock.Lock}, which {@link dev.lava.image.lock.Locking} makes, {@link
 * dev.lava.image.lock.LockFile} reads and writes, and {@link
 * dev.lava.image.lock.LockedPackageSource} and {@link dev.lava.image.lock.LockedImages} bake from.
 *
 * <p>A lock is checked twice: digests in it are what packages must turn out to be, and it must be
 * what the recipe at hand asks for, or nothing is built. Signatures of the archive are checked when
 * a lock is made; after that its own digests vouch for the packages, wherever they come from.
 *
 * <p>Not here: the fetching, and the verb that asks for it.
 */
@NullMarked
package dev.lava.image.lock;

import org.jspecify.annotations.NullMarked;

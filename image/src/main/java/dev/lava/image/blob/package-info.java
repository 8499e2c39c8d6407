/**
 * Bytes on the host's disk under the name that is their digest. Entry type: {@link
 * dev.lava.image.blob.BlobDirectory}. A file that has such a name was complete when it got it:
 * whatever interrupts a writer, no torn file is left under a valid name.
 *
 * <p>Bytes are checked whenever they are read; {@link dev.lava.image.blob.VerifiedFile} remembers
 * for one process which files need not be read for that.
 *
 * <p>Not here: what the bytes mean. Called by the writers of layers and by layouts, whose {@code
 * blobs/sha256} is such a directory.
 */
@NullMarked
package dev.lava.image.blob;

import org.jspecify.annotations.NullMarked;

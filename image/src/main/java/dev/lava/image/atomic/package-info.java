/**
 * Files and directories that are whole or not there, whatever happens to the process that writes
 * them. Entry type: {@link dev.lava.image.atomic.PartialFile}; {@link
 * dev.lava.image.atomic.ProcessLock} is for what two processes must not do at the same time, {@link
 * dev.lava.image.atomic.TemporaryDirectory} for what is gone with the work.
 *
 * <p>Nothing is flushed to the disk: after a power cut a file may have its name and not its bytes,
 * which whoever reads it finds out by its digest. Not here: what the files are for.
 */
@NullMarked
package dev.lava.image.atomic;

import org.jspecify.annotations.NullMarked;

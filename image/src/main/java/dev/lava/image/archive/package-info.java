/**
 * Images as single files: the OCI archive, which is a tar of an OCI layout, and Docker's, which
 * {@code docker load} reads. Entry type: {@link dev.lava.image.archive.Destination}, what a user
 * writes after {@code --output}.
 *
 * <p>A container engine of this machine takes its images from such a file, so it is a destination
 * as well. Archives are deterministic, and whole or not there. Docker's is written only: nothing
 * that Lava reads comes as one.
 */
@NullMarked
package dev.lava.image.archive;

import org.jspecify.annotations.NullMarked;

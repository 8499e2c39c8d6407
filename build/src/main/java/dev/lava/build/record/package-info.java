/**
 * Keeps beside each image what was built into it and how: its bill of materials and its provenance.
 * Entry type: {@link dev.lava.build.record.BuildRecord}. Not here: what these look like, and their
 * signatures, which are the image module's.
 */
@NullMarked
package dev.lava.build.record;

import org.jspecify.annotations.NullMarked;

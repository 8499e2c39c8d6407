/**
 * Whether files are as they were, without reading them. Entry type: {@link
 * dev.lava.build.inputs.FileStates}; by it {@link dev.lava.build.inputs.KnownDigests} tells what is
 * in them.
 *
 * <p>It answers for files of this machine that tools and editors write in the ordinary way. Not
 * here: which files matter to a build, and what is done where none has changed.
 */
@NullMarked
package dev.lava.build.inputs;

import org.jspecify.annotations.NullMarked;

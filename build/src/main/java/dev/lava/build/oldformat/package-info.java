/**
 * Class files of a format so old that the JVM's caches leave them out. Entry type: {@link
 * dev.lava.build.oldformat.KnownOldClasses}.
 *
 * <p>It reads a function's dependencies and writes those classes anew, into a jar of their own; the
 * dependencies stay as they are. Not here: where that jar goes.
 */
@NullMarked
package dev.lava.build.oldformat;

import org.jspecify.annotations.NullMarked;

/**
 * Class files of a format so old that the JVM's caches leave them out. Entry type: {@link
 * dev.lava.build.oldformat.OldClassFiles}, which {@link dev.lava.build.oldformat.KnownOldClasses}
 * remembers from build to build.
 *
 * <p>It reads a function's dependencies and writes those classes anew; the jars stay as they are.
 * Not here: where the new class files go ({@code dev.lava.build.codegen}).
 */
@NullMarked
package dev.lava.build.oldformat;

import org.jspecify.annotations.NullMarked;

/**
 * Class files of which the JVM's caches do not keep all: of an old format, or records. Entry type:
 * {@link dev.lava.build.cacheable.CacheableClasses}.
 *
 * <p>It reads a function's dependencies and writes those classes anew; the jars stay as they are.
 * Not here: where the new class files go ({@code dev.lava.build.codegen}).
 */
@NullMarked
package dev.lava.build.cacheable;

import org.jspecify.annotations.NullMarked;

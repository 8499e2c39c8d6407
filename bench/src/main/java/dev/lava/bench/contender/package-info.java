/**
 * Who is measured: the image as it was built, and its rivals on the same operating system and JVM.
 * Entry type: {@link dev.lava.bench.contender.Lineup}. Not here: how a process is timed.
 */
@NullMarked
package dev.lava.bench.contender;

import org.jspecify.annotations.NullMarked;

/**
 * Benchmarks of what Lava claims to be fast at, one class a question, each beside AWS's own library
 * in the same run. Entry type: {@link dev.lava.benchmarks.EventCodecBenchmark}. The cold start of
 * whole processes, of any image, is what {@code lava bench} measures: the module {@code bench}.
 */
@NullMarked
package dev.lava.benchmarks;

import org.jspecify.annotations.NullMarked;

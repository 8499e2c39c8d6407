/**
 * Benchmarks of what Lava claims to be fast at, one class a question, each beside AWS's own library
 * in the same run. Entry type: {@link dev.lava.benchmarks.EventCodecBenchmark}. The cold start of
 * whole processes is measured by the script that {@code CONTRIBUTING.md} names.
 */
@NullMarked
package dev.lava.benchmarks;

import org.jspecify.annotations.NullMarked;

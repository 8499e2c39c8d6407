/**
 * {@code lava bench}: how fast a function's image starts, on any machine and for any image. Entry
 * type: {@link dev.lava.bench.Benchmark}.
 *
 * <p>Each contender is a real process in a sandbox, timed from outside by a Runtime API of the
 * smallest kind. What Lava's own parts cost, one question at a time, is the business of the module
 * {@code benchmarks}, which users never see.
 */
@NullMarked
package dev.lava.bench;

import org.jspecify.annotations.NullMarked;

/**
 * One process of a function, started and timed from outside. Entry type: {@link
 * dev.lava.bench.measure.Starter}.
 *
 * <p>The Runtime API here is as small as it can be, for what it takes itself is in every figure;
 * the emulator, which does all that AWS Lambda does, takes a millisecond or two. Not here: what is
 * started, and what is made of the figures.
 */
@NullMarked
package dev.lava.bench.measure;

import org.jspecify.annotations.NullMarked;

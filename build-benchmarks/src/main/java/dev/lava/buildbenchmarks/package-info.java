/**
 * How long the image of a function takes to build, beside other builders of the same image. Entry
 * type: {@link dev.lava.buildbenchmarks.BuildSpeed}. Not here: what is measured of functions, which
 * is the module {@code benchmarks}.
 */
@NullMarked
package dev.lava.buildbenchmarks;

import org.jspecify.annotations.NullMarked;

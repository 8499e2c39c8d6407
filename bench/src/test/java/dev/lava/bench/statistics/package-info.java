/** Medians and quartiles, on values that can be checked by eye. */
@NullMarked
package dev.lava.bench.statistics;

import org.jspecify.annotations.NullMarked;

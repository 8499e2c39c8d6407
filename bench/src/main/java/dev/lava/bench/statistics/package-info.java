/** Medians and what surrounds them. Entry type: {@link dev.lava.bench.statistics.Spread}. */
@NullMarked
package dev.lava.bench.statistics;

import org.jspecify.annotations.NullMarked;

/** Medians and quartiles, on values that can be checked by eye. */
@NullMarked
package dev.lava.bench.result;

import org.jspecify.annotations.NullMarked;

/**
 * What a benchmark found. Entry type: {@link dev.lava.bench.result.Report}. Not here: how it looks.
 */
@NullMarked
package dev.lava.bench.result;

import org.jspecify.annotations.NullMarked;

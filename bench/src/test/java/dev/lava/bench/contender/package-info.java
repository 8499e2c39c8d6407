/** The contenders' files. */
@NullMarked
package dev.lava.bench.contender;

import org.jspecify.annotations.NullMarked;

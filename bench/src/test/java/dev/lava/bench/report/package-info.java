/** Reports as programs and browsers read them. */
@NullMarked
package dev.lava.bench.report;

import org.jspecify.annotations.NullMarked;

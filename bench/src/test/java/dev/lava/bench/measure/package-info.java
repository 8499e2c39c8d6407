/** The Runtime API that measures, with requests as functions send them. */
@NullMarked
package dev.lava.bench.measure;

import org.jspecify.annotations.NullMarked;

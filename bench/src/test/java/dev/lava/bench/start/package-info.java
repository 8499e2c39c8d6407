/** What a start tells, with lines as a JVM and the runtime write them. */
@NullMarked
package dev.lava.bench.start;

import org.jspecify.annotations.NullMarked;

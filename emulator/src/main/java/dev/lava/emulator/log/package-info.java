/**
 * What the function and the platform say while it runs, line by line. Entry type: {@link
 * dev.lava.emulator.log.LogSink}.
 *
 * <p>Border: where the lines end up is the sink's business; which lines the platform adds is the
 * environment's.
 */
@NullMarked
package dev.lava.emulator.log;

import org.jspecify.annotations.NullMarked;

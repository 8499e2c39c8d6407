/**
 * The execution environments of a function, by demand. Entry type: {@link
 * dev.lava.emulator.pool.EnvironmentPool}.
 *
 * <p>Border: which environment takes an invocation, and whether there is one, is decided here; what
 * happens inside one is not.
 */
@NullMarked
package dev.lava.emulator.pool;

import org.jspecify.annotations.NullMarked;

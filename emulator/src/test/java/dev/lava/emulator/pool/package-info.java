/** Tests of which environment takes an invocation. */
@NullMarked
package dev.lava.emulator.pool;

import org.jspecify.annotations.NullMarked;

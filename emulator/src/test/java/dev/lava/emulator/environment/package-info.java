/** Tests of one environment: its life as a table, and what it does about it. */
@NullMarked
package dev.lava.emulator.environment;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the emulator as a whole, and the fakes that they share: a function of threads, a clock
 * that stands still, a socket that speaks HTTP byte by byte.
 */
@NullMarked
package dev.lava.emulator;

import org.jspecify.annotations.NullMarked;

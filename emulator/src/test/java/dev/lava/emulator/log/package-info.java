/** Tests of lines and their order. */
@NullMarked
package dev.lava.emulator.log;

import org.jspecify.annotations.NullMarked;

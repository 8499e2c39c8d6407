/** Tests of the Runtime API as raw bytes on a socket. */
@NullMarked
package dev.lava.emulator.runtimeapi;

import org.jspecify.annotations.NullMarked;

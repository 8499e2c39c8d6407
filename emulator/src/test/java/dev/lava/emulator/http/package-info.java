/** Tests of the server with raw bytes on a socket. */
@NullMarked
package dev.lava.emulator.http;

import org.jspecify.annotations.NullMarked;

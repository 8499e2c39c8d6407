/**
 * HTTP/1.1 on the loopback address: one server, many ports, a service behind each. Entry type:
 * {@link dev.lava.emulator.http.LoopbackServer}.
 *
 * <p>Border: only this package knows which library speaks HTTP, and no package beneath it knows
 * Lambda. A service runs on a virtual thread of its own for each request and may block as long as
 * it likes.
 */
@NullMarked
package dev.lava.emulator.http;

import org.jspecify.annotations.NullMarked;

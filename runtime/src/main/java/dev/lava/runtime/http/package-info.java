/**
 * The part of HTTP/1.1 that talking to the Runtime API needs. Entry type: {@link
 * dev.lava.runtime.http.HttpConnection}, one keep-alive socket.
 *
 * <p>It understands bodies by {@code Content-Length}, in chunks, and up to the end of the
 * connection; it skips interim (1xx) responses and opens the socket again where the server closed
 * it between two calls. There is no timeout, on purpose: the platform freezes the process between
 * invocations, and a clock that ran on meanwhile would end a wait that has just begun.
 *
 * <p>Refused, with an {@link dev.lava.runtime.http.HttpProtocolException}: a head larger than 64
 * KiB or with more than 100 fields, lines that end in a bare line feed, folded fields, field names
 * with spaces, a {@code Content-Length} that is no number or contradicts another or comes with a
 * {@code Transfer-Encoding}, encodings other than {@code chunked}, bodies above 64 MiB, and the
 * switch to another protocol. Not here at all: TLS, proxies, redirects, compression, cookies,
 * pipelining, HTTP/2. The Runtime API has none of them.
 *
 * <p>Called by the api package only; knows nothing of Lambda.
 */
@NullMarked
package dev.lava.runtime.http;

import org.jspecify.annotations.NullMarked;

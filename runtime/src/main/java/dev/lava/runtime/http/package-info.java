/**
 * The part of HTTP/1.1 that talking to the Runtime API needs. Entry type: {@link
 * dev.lava.runtime.http.HttpConnection}, one keep-alive socket.
 *
 * <p>It understands bodies by {@code Content-Length}, in chunks, and up to the end of the
 * connection; it skips interim (1xx) responses and opens the socket again where the server closed
 * it between two calls. {@link dev.lava.runtime.http.ChunkedRequest} sends a body while it is made,
 * and trailers behind it. There is no timeout, on purpose: the platform freezes the process between
 * invocations, and a clock that ran on meanwhile would end a wait that has just begun.
 *
 * <p>One connection carries one exchange at a time. Whatever else comes over it, before or after a
 * response, is nobody's answer: the connection is closed. A request that changes something is never
 * sent twice to a server that may have read it.
 *
 * <p>Refused, with an {@link dev.lava.runtime.http.HttpProtocolException}: a head larger than 64
 * KiB or with more than 100 fields, more than 16 interim responses, lines that end in a bare line
 * feed, folded fields, field names with spaces, a {@code Content-Length} that is no number or
 * contradicts another or comes with a {@code Transfer-Encoding}, encodings other than {@code
 * chunked}, lines of a chunked body above 4 KiB, trailers above 64 KiB, bodies above 64 MiB, and
 * the switch to another protocol. Read and forgotten: a response's trailers and chunk extensions.
 * Not here at all: TLS, proxies, redirects, compression, cookies, pipelining, HTTP/2. The Runtime
 * API has none of them.
 *
 * <p>Called by the api package only; knows nothing of Lambda.
 */
@NullMarked
package dev.lava.runtime.http;

import org.jspecify.annotations.NullMarked;

/**
 * Starts a function and keeps it answering: read the environment, find the handler, take the next
 * invocation, answer it, again. Entry type: {@link dev.lava.runtime.LavaRuntime}, the main class of
 * the process.
 *
 * <p>The loop takes its invocations from an interface, so a test feeds it a list; {@code Workers}
 * runs several loops where the platform wants several invocations at once. Not here: the wire (api,
 * http), the function (handler), its events and answers (body, json), what it says (log), and what
 * happens around a snapshot (snapshot).
 */
@NullMarked
package dev.lava.runtime;

import org.jspecify.annotations.NullMarked;

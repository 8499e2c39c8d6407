/**
 * Starts a function and keeps it answering: read the environment, find the handler, take the next
 * invocation, answer it, again. Entry type: {@link dev.lava.runtime.LavaRuntime}, the main class of
 * the process.
 *
 * <p>The loop takes its invocations from an interface, so a test feeds it a list. Not here: the
 * wire (api, http), the function (handler), its JSON (json).
 */
@NullMarked
package dev.lava.runtime;

import org.jspecify.annotations.NullMarked;

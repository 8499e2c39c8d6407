/**
 * The function's side of the Runtime API (version 2018-06-01). Entry type: {@link
 * dev.lava.runtime.api.RuntimeApi}, the only one that knows paths, header names and the shape of an
 * error's body.
 *
 * <p>Not here: the wire (the http package), and what to do about a failure (the runtime itself).
 */
@NullMarked
package dev.lava.runtime.api;

import org.jspecify.annotations.NullMarked;

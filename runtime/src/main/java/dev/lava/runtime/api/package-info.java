/**
 * The function's side of the Runtime API (version 2018-06-01). Entry type: {@link
 * dev.lava.runtime.api.RuntimeApi}. Only this package knows paths and the names of headers, those
 * of the one call to the Extensions API ({@link dev.lava.runtime.api.ShutdownNotice}) included.
 *
 * <p>Not here: the wire (the http package), the members of an error's JSON, which the log has as
 * well ({@link dev.lava.runtime.invocation.ErrorMembers}), and what to do about a failure (the
 * runtime itself).
 */
@NullMarked
package dev.lava.runtime.api;

import org.jspecify.annotations.NullMarked;

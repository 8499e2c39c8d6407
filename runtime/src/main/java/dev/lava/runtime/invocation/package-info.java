/**
 * One event and the context around it, and what a function makes of it. Entry types: {@link
 * dev.lava.runtime.invocation.Invocation} and {@link dev.lava.runtime.invocation.Outcome}; {@link
 * dev.lava.runtime.invocation.Invocations} is where they come from and go to.
 *
 * <p>Facts only, and a failure as the facts that are told of it ({@link
 * dev.lava.runtime.invocation.ErrorMembers}). No network (that is the api package), no function
 * (that is the handler package).
 */
@NullMarked
package dev.lava.runtime.invocation;

import org.jspecify.annotations.NullMarked;

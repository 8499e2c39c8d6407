/**
 * From the handler's name to something that takes events. Entry type: {@link
 * dev.lava.runtime.handler.HandlerResolver}; its result is sealed, and a failure knows the message
 * that AWS's users expect and what would be right.
 *
 * <p>Names, shapes of methods and their order of preference are those of AWS's runtime. One thing
 * differs: a function that cannot be loaded is reported when the environment starts, not by every
 * invocation.
 *
 * <p>Not here: where invocations come from.
 */
@NullMarked
package dev.lava.runtime.handler;

import org.jspecify.annotations.NullMarked;

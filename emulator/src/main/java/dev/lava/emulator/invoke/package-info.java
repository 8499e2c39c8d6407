/**
 * The Invoke API, version 2015-03-31: what the function's callers speak. Entry type: {@link
 * dev.lava.emulator.invoke.InvokeApi}.
 *
 * <p>Border: requests are checked and answers are worded here as AWS does both; where an invocation
 * runs is the {@link dev.lava.emulator.invoke.Invoker}'s business. Requests are not authenticated:
 * signatures are accepted unread.
 */
@NullMarked
package dev.lava.emulator.invoke;

import org.jspecify.annotations.NullMarked;

/**
 * SnapStart: between a function's initialization and its first invocation the platform takes a
 * snapshot of the process, and later restores as many copies as it needs. Entry type: {@link
 * dev.lava.runtime.snapshot.Snapshot}; the runtime calls it only where the platform says so.
 *
 * <p>Not here: the hooks' own API, which is AWS's ({@code com.amazonaws.services.lambda.crac}).
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">Improving startup
 *     performance with Lambda SnapStart</a>
 */
@NullMarked
package dev.lava.runtime.snapshot;

import org.jspecify.annotations.NullMarked;

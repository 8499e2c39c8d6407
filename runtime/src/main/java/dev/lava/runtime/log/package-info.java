/**
 * What a function says: through {@code context.getLogger()} and {@code LambdaRuntime.getLogger()},
 * on {@code System.out} and {@code System.err}, and through {@code java.util.logging}. Entry type:
 * {@link dev.lava.runtime.log.FunctionLogger}.
 *
 * <p>Plain text on the standard output, which is what Lambda does where it is asked for nothing
 * else, goes through that type alone: streams stay as they are. Records, in JSON or into the
 * telemetry descriptor, are {@link dev.lava.runtime.log.RecordLogger}'s: a {@link
 * dev.lava.runtime.log.Layout} gives an event its bytes, and a {@link dev.lava.runtime.log.LogSink}
 * takes them.
 *
 * <p>Not here: the libraries a function logs with. They print to the standard streams, or bring a
 * layout of their own, whose JSON is passed on unchanged.
 */
@NullMarked
package dev.lava.runtime.log;

import org.jspecify.annotations.NullMarked;

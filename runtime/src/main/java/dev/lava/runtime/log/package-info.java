/**
 * What a function says through {@code context.getLogger()} and {@code LambdaRuntime.getLogger()}.
 * Entry type: {@link dev.lava.runtime.log.FunctionLogger}.
 *
 * <p>Text lines go to {@code System.out} as they are; what a function prints there itself does not
 * come by here.
 */
@NullMarked
package dev.lava.runtime.log;

import org.jspecify.annotations.NullMarked;

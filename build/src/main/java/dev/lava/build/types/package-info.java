/**
 * What a function takes and returns. Entry types: {@link dev.lava.build.types.FunctionTypes}, which
 * reads it off the function's classes without running any of them, and {@link
 * dev.lava.build.types.SampleEvent}, which makes up an event of a type.
 *
 * <p>Which class, method and properties count is the runtime's to say: it is asked, and its rules
 * are not repeated here. Not here: whether the handler exists ({@code .handler}).
 */
@NullMarked
package dev.lava.build.types;

import org.jspecify.annotations.NullMarked;

/**
 * Code that is written when the image is built, so that a start need not find out what was known
 * already: codecs of the function's types, direct calls of the function, and the plan that leads to
 * them. Entry type: {@link dev.lava.build.codegen.LaunchJar}.
 *
 * <p>What a codec reads and writes is taken from the runtime's own ({@code TypeViews}); a type that
 * code cannot get at is left to the runtime. The runtime's package {@code launch} has the classes
 * that these extend.
 */
@NullMarked
package dev.lava.build.codegen;

import org.jspecify.annotations.NullMarked;

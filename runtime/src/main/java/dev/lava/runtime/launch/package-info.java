/**
 * What was found out about a function when its image was built, as classes that were generated
 * then. Entry type: {@link dev.lava.runtime.launch.LaunchPlan}.
 *
 * <p>A plan that does not fit the class path or the handler is as good as none: all it knows can be
 * found out at the start as well, only later. Whatever a plan does must not be told from that by
 * the function, nor by the messages of its failures.
 *
 * <p>Not here: the codecs' code ({@code .json}), what to do with a plan ({@code .handler}, {@code
 * .body}), and its making (the build module).
 */
@NullMarked
package dev.lava.runtime.launch;

import org.jspecify.annotations.NullMarked;

/**
 * What a user is told where a function cannot be built. Entry type: {@link
 * dev.lava.build.problem.BuildException}. Not here: failures of the machine, which are {@link
 * java.io.IOException}s.
 */
@NullMarked
package dev.lava.build.problem;

import org.jspecify.annotations.NullMarked;

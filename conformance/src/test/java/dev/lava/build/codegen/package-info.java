/** Hands the codecs that a build generates to the tests of the run-time ones. */
@NullMarked
package dev.lava.build.codegen;

import org.jspecify.annotations.NullMarked;

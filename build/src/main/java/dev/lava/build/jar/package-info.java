/**
 * Classes as a jar. Entry type: {@link dev.lava.build.jar.ClassesJar}. Not here: what is in the
 * jar, and where it goes.
 */
@NullMarked
package dev.lava.build.jar;

import org.jspecify.annotations.NullMarked;

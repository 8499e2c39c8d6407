/**
 * The build of a function's image from its own {@code pom.xml}. Entry type: {@link
 * dev.lava.maven.BuildMojo}. One goal a class; no logic of its own, for {@code dev.lava.build} has
 * it.
 */
@NullMarked
package dev.lava.maven;

import org.jspecify.annotations.NullMarked;

/**
 * What a user's project contributes to a function image: its classes, and the jars they depend on.
 * Entry type: {@link dev.lava.build.project.Project}, which knows four kinds by looking at a path.
 *
 * <p>Maven and Gradle projects are compiled by their own build tool, which also names the
 * dependencies; nothing is guessed from its files. Not here: how the contents become layers.
 */
@NullMarked
package dev.lava.build.project;

import org.jspecify.annotations.NullMarked;

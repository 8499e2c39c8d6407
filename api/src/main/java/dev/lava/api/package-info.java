/**
 * The few types that a function may see beyond those of AWS's {@code aws-lambda-java-core}. Entry
 * types: {@link dev.lava.api.Lava}, {@link dev.lava.api.StreamedResponse} and {@link
 * dev.lava.api.Shutdown}.
 *
 * <p>Stable: what is here stays, and means what it meant. It depends on the JDK alone, so a
 * function that uses it runs and is tested anywhere, on AWS's own runtime too.
 */
@NullMarked
package dev.lava.api;

import org.jspecify.annotations.NullMarked;

/**
 * Has Spring process a function's application ahead of time, in the image's own JVM and with the
 * function's own Spring, while {@code lava build --spring-aot} builds the image; nothing of it is
 * in the image that comes of it. Entry type: {@link dev.lava.spring.ProcessApplication}, a program.
 *
 * <p>Not here: the sandbox that it runs in, and compiling what it writes; the module {@code build}
 * does both.
 */
@NullMarked
package dev.lava.spring;

import org.jspecify.annotations.NullMarked;

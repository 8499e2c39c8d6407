/**
 * Whether a handler string names something in a function, found out when the image is built rather
 * than at the first invocation. Entry type: {@link dev.lava.build.handler.HandlerCheck}.
 *
 * <p>It reads class files and loads none. What it cannot know, such as a superclass that only the
 * image has, it lets pass: the runtime has the last word.
 */
@NullMarked
package dev.lava.build.handler;

import org.jspecify.annotations.NullMarked;

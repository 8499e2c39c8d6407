/**
 * A finished image as something the emulator can start. Entry type: {@link
 * dev.lava.build.launch.ImageLauncher}, the one place where sandboxes and the emulator meet.
 *
 * <p>Not here: unpacking the image (the image module), choosing the sandbox (whoever calls).
 */
@NullMarked
package dev.lava.build.launch;

import org.jspecify.annotations.NullMarked;

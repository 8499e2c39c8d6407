/**
 * Starts a command in a directory that holds a whole Linux root, apart from the host. Entry type:
 * {@link dev.lava.sandbox.Sandbox}; {@link dev.lava.sandbox.Sandboxes} knows which ones there are
 * and which of them this machine allows.
 *
 * <p>Not here: how the root came to be (the image module), and what the command says (the
 * emulator). Called by the image module to run jlink inside a stage, and by the build module to
 * start functions.
 */
@NullMarked
package dev.lava.sandbox;

import org.jspecify.annotations.NullMarked;

/**
 * AWS Lambda on this machine, as a library. Entry type: {@link dev.lava.emulator.Emulator}: {@code
 * start}, {@code invoke}, {@code close}.
 *
 * <p>A caller describes the function with {@link dev.lava.emulator.FunctionSettings} and says how
 * its process starts with a {@link dev.lava.emulator.environment.FunctionLauncher}; the emulator
 * starts as many execution environments as the invocations need. They come through {@code invoke}
 * in this JVM or through the Invoke API on a loopback port, from any AWS client.
 *
 * <p>Border: how a process is isolated, and what an image is, is not known here. Beneath, no
 * package knows this one: {@code environment} is one environment, {@code pool} is all of them,
 * {@code runtimeapi} is the HTTP that the function speaks, {@code invoke} the HTTP that its callers
 * speak, {@code http} the server under both, {@code log} the lines.
 */
@NullMarked
package dev.lava.emulator;

import org.jspecify.annotations.NullMarked;

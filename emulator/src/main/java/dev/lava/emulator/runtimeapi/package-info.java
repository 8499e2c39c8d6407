/**
 * The Runtime API, version 2018-06-01: what the function's process speaks. Entry type: {@link
 * dev.lava.emulator.runtimeapi.RuntimeApi}, one for each execution environment, behind a port of
 * its own: AWS's clients know a host and a port and no path before the API's.
 *
 * <p>Border: only paths, headers, statuses and bodies are known here. What a call means, and
 * whether it is allowed, is the environment's decision.
 */
@NullMarked
package dev.lava.emulator.runtimeapi;

import org.jspecify.annotations.NullMarked;

/**
 * The command line: one class a verb, which parses, calls and shows. Entry type: {@link
 * dev.lava.cli.Main}.
 *
 * <p>Exit statuses: 0 for success, 1 for a failure, 2 for bad usage. Results go to standard output,
 * everything else to standard error. Not here: anything another program could want to call, which
 * belongs into the modules below.
 */
@NullMarked
package dev.lava.cli;

import org.jspecify.annotations.NullMarked;

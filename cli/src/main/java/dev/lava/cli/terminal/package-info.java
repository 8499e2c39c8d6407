/**
 * What users see: progress, tables, sizes and times. Entry type: {@link
 * dev.lava.cli.terminal.Terminal}. The same events become a live line on a terminal and plain lines
 * in a pipe. Not here: what is shown, which each verb decides.
 */
@NullMarked
package dev.lava.cli.terminal;

import org.jspecify.annotations.NullMarked;

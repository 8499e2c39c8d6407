/**
 * The launcher {@code ./lava} as a process, on machines made up for it. Entry type: {@link
 * dev.lava.cli.launcher.LauncherTest}. What the command line does once it runs is not here.
 */
@NullMarked
package dev.lava.cli.launcher;

import org.jspecify.annotations.NullMarked;

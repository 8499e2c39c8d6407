/**
 * Where Lava keeps things on a user's machine, and the images there by name. Entry type: {@link
 * dev.lava.build.home.LavaHome}. Not here: how anything in it is laid out, which belongs to whoever
 * writes it.
 */
@NullMarked
package dev.lava.build.home;

import org.jspecify.annotations.NullMarked;

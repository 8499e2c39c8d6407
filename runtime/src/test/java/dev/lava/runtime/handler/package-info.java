/** Handlers' names and what they become. */
@NullMarked
package dev.lava.runtime.handler;

import org.jspecify.annotations.NullMarked;

/** The function's side of the Runtime API, against a server that the test plays. */
@NullMarked
package dev.lava.runtime.api;

import org.jspecify.annotations.NullMarked;

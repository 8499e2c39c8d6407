/** The runtime as a process and as a loop, and the Runtime API that its tests run against. */
@NullMarked
package dev.lava.runtime;

import org.jspecify.annotations.NullMarked;

/** Tests of the Invoke API as its callers see it. */
@NullMarked
package dev.lava.emulator.invoke;

import org.jspecify.annotations.NullMarked;

/** The function's log by itself and beside that of AWS's client. */
@NullMarked
package dev.lava.runtime.log;

import org.jspecify.annotations.NullMarked;

/** The codec by itself and beside AWS's. */
@NullMarked
package dev.lava.runtime.json;

import org.jspecify.annotations.NullMarked;

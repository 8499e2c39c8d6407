/** Events and answers. */
@NullMarked
package dev.lava.runtime.invocation;

import org.jspecify.annotations.NullMarked;

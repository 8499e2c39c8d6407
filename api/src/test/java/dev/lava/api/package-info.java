/** The api as a function's process would use it. */
@NullMarked
package dev.lava.api;

import org.jspecify.annotations.NullMarked;

/** What holds for the run-time codecs holds for those that are generated. */
@NullMarked
package dev.lava.runtime.json;

import org.jspecify.annotations.NullMarked;

/**
 * Functions as processes under the emulator, on Lava's runtime and on AWS's: in other languages,
 * misbehaving, and as AWS tests its own runtime. Entry type: {@link
 * dev.lava.conformance.RunningFunction}. What one module can show alone is tested there, not here.
 */
@NullMarked
package dev.lava.conformance;

import org.jspecify.annotations.NullMarked;

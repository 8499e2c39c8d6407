/**
 * Where the time of a start goes, told to whoever asks with the system property {@code
 * lava.phases}. Entry type: {@link dev.lava.runtime.phases.StartPhases}. A start that is not asked
 * loads nothing of this.
 */
@NullMarked
package dev.lava.runtime.phases;

import org.jspecify.annotations.NullMarked;

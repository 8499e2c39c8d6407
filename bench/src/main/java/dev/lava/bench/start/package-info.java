/**
 * One start looked at from within: its phases, and the classes that it loads. Entry type: {@link
 * dev.lava.bench.start.StartObserver}. Looking costs time, so these are starts of their own, whose
 * times never stand among the measured ones.
 */
@NullMarked
package dev.lava.bench.start;

import org.jspecify.annotations.NullMarked;

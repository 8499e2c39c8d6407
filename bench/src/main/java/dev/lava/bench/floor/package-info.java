/**
 * The program that shows what the JVM itself costs, the floor that no runtime can pass. Entry type:
 * {@link dev.lava.bench.floor.FloorProgram}. It is started in other JVMs than Lava's, alone, so it
 * uses nothing of ours.
 */
@NullMarked
package dev.lava.bench.floor;

import org.jspecify.annotations.NullMarked;

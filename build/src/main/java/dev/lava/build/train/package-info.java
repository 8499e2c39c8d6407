/**
 * Lets a function's JVM learn before it is shipped: starts the image under the emulator, invokes
 * it, and puts the cache that its JVM writes on top. Entry type: {@link
 * dev.lava.build.train.Training}, from image to image.
 *
 * <pre>
 * Training        decides: is it wanted, has it been done, what comes of what was seen
 *  ├─ TrainingSandbox   where a function may run, and how far it reaches
 *  ├─ TrainingMemory    what an earlier training of the same contents gave
 *  ├─ Workplace         the image, unpacked for this one training
 *  └─ TrainingRun       the emulator: events in, a {@link dev.lava.build.train.Lesson} out
 *      └─ TrainingLauncher   starts the image's entry point so that its JVM writes a cache
 * </pre>
 *
 * <p>Another program of the image is run in the same way by {@link
 * dev.lava.build.train.ImageProgram}.
 *
 * <p>Not here: which flags a training JVM is given, which the image's bootstrap knows; and how the
 * outcome looks, beyond its sentences.
 */
@NullMarked
package dev.lava.build.train;

import org.jspecify.annotations.NullMarked;

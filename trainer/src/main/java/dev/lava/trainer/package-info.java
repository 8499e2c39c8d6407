/**
 * Trains a function inside its own image, as a step of a Dockerfile: {@code RUN
 * ["/var/runtime/train", "com.example.App::handleRequest"]}. It is to a Dockerfile what {@code lava
 * build} does by itself.
 *
 * <p>{@link dev.lava.trainer.Train} is the program. It serves a Runtime API of its own on the
 * loopback, for the image has no emulator, and knows the function only as the process that the
 * bootstrap becomes; of the runtime it knows the bootstrap's variable {@code LAVA_CACHE_OUTPUT}. No
 * function has it on the class path.
 */
@NullMarked
package dev.lava.trainer;

import org.jspecify.annotations.NullMarked;

package dev.lava.build.local;

import dev.lava.build.known.KnownBuild;

/**
 * An image that waits for its training.
 *
 * @param build the image and what belongs to it
 * @param known whether it is that of an earlier build
 */
public record UntrainedImage(KnownBuild build, boolean known) {}

package dev.lava.build.train;

import dev.lava.image.Image;

/**
 * An image after its training.
 *
 * @param image the image, with the cache on top where there is one
 * @param outcome what came of training
 */
public record TrainedImage(Image image, TrainingOutcome outcome) {}

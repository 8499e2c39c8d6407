package dev.lava.image.check;

/**
 * A rule that an image breaks.
 *
 * @param rule which
 * @param seen what is in the image
 */
public record Finding(Rule rule, String seen) {}

package dev.lava.image.contents;

/**
 * An entry that is in the image and not in its root: overwritten or deleted.
 *
 * @param entry what is hidden
 * @param by the number of the layer that hides it, counted from 0
 */
public record Hidden(Entry entry, int by) {}

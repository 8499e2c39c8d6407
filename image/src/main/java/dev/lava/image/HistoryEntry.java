package dev.lava.image;

/**
 * How a layer came to be, as {@code podman history} shows it. The time it shows is {@link
 * FixedTime}.
 *
 * @param createdBy what made the layer, such as {@code lava: stage lang}
 * @param comment more about it, or empty
 */
public record HistoryEntry(String createdBy, String comment) {}

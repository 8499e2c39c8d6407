package dev.lava.image.bom;

/**
 * The operating system, by {@code os-release}.
 *
 * @param path where that file is in the image
 * @param id its short name, such as {@code debian}
 * @param version its version, such as {@code 13}
 */
record OperatingSystem(String path, String id, String version) {}

package dev.lava.image.bom;

/**
 * A jar.
 *
 * @param path where it is in the image
 * @param sha256 the 64 digits of its digest
 * @param group its Maven group; empty where it does not say
 * @param name its Maven artifact, or else what its manifest or its file calls it
 * @param version its version; empty where it does not say
 * @param licence what its manifest says of its licence; empty where that says nothing
 */
record Jar(String path, String sha256, String group, String name, String version, String licence) {}

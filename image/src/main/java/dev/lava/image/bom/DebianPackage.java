package dev.lava.image.bom;

/**
 * A Debian package, by what its control file says.
 *
 * @param path where the control file is in the image
 * @param name the package
 * @param version its version
 * @param architecture {@code amd64}, {@code arm64} or {@code all}
 * @param source the source package that it was built from, which Debian's advisories speak of
 */
record DebianPackage(
    String path, String name, String version, String architecture, String source) {}

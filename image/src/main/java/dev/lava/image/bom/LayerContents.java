package dev.lava.image.bom;

import java.util.List;

/**
 * What one layer adds to an image, and what it takes away.
 *
 * @param removed paths that are gone with all below them; one that ends in a slash stays itself
 */
record LayerContents(
    List<OperatingSystem> systems,
    List<DebianPackage> packages,
    List<Licences> licences,
    List<JavaRuntime> runtimes,
    List<Jar> jars,
    List<String> removed) {
  LayerContents {
    systems = List.copyOf(systems);
    packages = List.copyOf(packages);
    licences = List.copyOf(licences);
    runtimes = List.copyOf(runtimes);
    jars = List.copyOf(jars);
    removed = List.copyOf(removed);
  }
}

package dev.lava.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the version in the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "lava " + (version == null ? "of the source tree" : version),
      "on Java " + System.getProperty("java.version")
    };
  }
}

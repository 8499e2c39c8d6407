package dev.lava.image.debian;

import dev.lava.image.Digest;
import java.util.List;

/**
 * A package as an index offers it. Its relations stay text until somebody asks: of the tens of
 * thousands of packages in an index a handful are looked at.
 *
 * @param name the package's name
 * @param version its version
 * @param architecture what its {@code Architecture} field says: a machine's name or {@code all}
 * @param depends its {@code Pre-Depends} and {@code Depends}
 * @param conflicts its {@code Conflicts} and {@code Breaks}
 * @param provides its {@code Provides}
 * @param priority its {@code Priority}
 * @param area which archive has it
 * @param path where it is there, such as {@code pool/main/d/dash/dash_0.5.12-12_amd64.deb}
 * @param size how many bytes it has
 * @param digest their digest
 */
record AvailablePackage(
    String name,
    DebianVersion version,
    String architecture,
    String depends,
    String conflicts,
    String provides,
    String priority,
    Area area,
    String path,
    long size,
    Digest digest) {

  List<List<Relation>> dependencies() throws DebianException {
    return Relation.parse(depends, this.toString());
  }

  List<List<Relation>> refusals() throws DebianException {
    return Relation.parse(conflicts, this.toString());
  }

  List<Provision> provisions() {
    return Provision.parse(provides);
  }

  /** The package as it goes into a set. */
  ResolvedPackage resolved() {
    return new ResolvedPackage(name, version.text(), architecture, area, path, size, digest);
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}

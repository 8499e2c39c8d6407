package dev.lava.image.debian;

import dev.lava.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a {@code Packages} file: what a suite has for one architecture. */
final class PackageIndex {
  private static final List<String> FIELDS =
      List.of(
          "Package",
          "Version",
          "Architecture",
          "Pre-Depends",
          "Depends",
          "Conflicts",
          "Breaks",
          "Provides",
          "Priority",
          "Filename",
          "Size",
          "SHA256");

  private PackageIndex() {}

  /**
   * All packages of an index, in its order.
   *
   * @param owner what the file is, for messages
   */
  static List<AvailablePackage> read(InputStream in, Area area, String owner) throws IOException {
    List<AvailablePackage> packages = new ArrayList<>();
    ControlReader reader = new ControlReader(in, owner, FIELDS);
    for (Optional<Paragraph> next = reader.next(); next.isPresent(); next = reader.next()) {
      packages.add(entry(next.get(), area, owner));
    }
    return packages;
  }

  private static AvailablePackage entry(Paragraph fields, Area area, String owner)
      throws DebianException {
    String name = fields.required("Package", owner);
    String which = "the package %s in %s".formatted(name, owner);
    try {
      return new AvailablePackage(
          name,
          new DebianVersion(fields.required("Version", which)),
          fields.required("Architecture", which).intern(),
          joined(fields, "Pre-Depends", "Depends"),
          joined(fields, "Conflicts", "Breaks"),
          fields.field("Provides").orElse(""),
          fields.field("Priority").orElse("extra").intern(),
          area,
          fields.required("Filename", which),
          Long.parseLong(fields.required("Size", which)),
          new Digest(fields.required("SHA256", which)));
    } catch (IllegalArgumentException e) {
      throw new DebianException("%s cannot be read: %s".formatted(which, e.getMessage()), e);
    }
  }

  private static String joined(Paragraph fields, String first, String second) {
    return Stream.of(first, second)
        .flatMap(name -> fields.field(name).stream())
        .collect(Collectors.joining(", "));
  }
}

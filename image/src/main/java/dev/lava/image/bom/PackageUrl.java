package dev.lava.image.bom;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Package URLs (ECMA-427), which scanners look vulnerabilities up by. */
public final class PackageUrl {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_~:";

  private PackageUrl() {}

  /** A Debian package, such as {@code pkg:deb/debian/dash@0.5.12-12?arch=amd64}. */
  public static String debian(String name, String version, String architecture) {
    return "pkg:deb/debian/%s@%s?arch=%s"
        .formatted(encoded(name), encoded(version), encoded(architecture));
  }

  /** An artifact, such as {@code pkg:maven/com.amazonaws/aws-lambda-java-core@1.4.0}. */
  public static String maven(String group, String artifact, String version) {
    return "pkg:maven/%s/%s@%s".formatted(encoded(group), encoded(artifact), encoded(version));
  }

  /** The text with all but letters, digits and {@code .-_~:} as percent signs and digits. */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      if (PLAIN.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append("%%%02X".formatted(b));
      }
    }
    return encoded.toString();
  }
}

package dev.lava.image.debian;

import dev.lava.image.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.openpgp.PGPException;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * A small, signed archive of Debian in a directory, made for the test: {@code debian/} and {@code
 * debian-security/} with their suites of trixie.
 */
final class FakeArchive {
  static final String DATE = "Sat, 21 Nov 2026 00:53:03 UTC";
  static final String VALID_UNTIL = "Sat, 28 Nov 2026 00:53:03 UTC";

  private final Path root;
  private final SigningKey key;
  private final Map<String, StringBuilder> indices = new LinkedHashMap<>();
  private String validUntil = VALID_UNTIL;

  FakeArchive(Path root, SigningKey key) {
    this.root = root;
    this.key = key;
    indices.put("trixie", new StringBuilder());
    indices.put("trixie-updates", new StringBuilder());
    indices.put("trixie-security", new StringBuilder());
  }

  /** The last moment of all suites. */
  FakeArchive validUntil(String date) {
    validUntil = date;
    return this;
  }

  /** Adds a package to trixie that holds nothing but a note of itself. */
  FakeArchive add(String name, String version, String... fields) throws IOException {
    return addTo("trixie", name, version, fields);
  }

  /** Adds such a package to a suite. */
  FakeArchive addTo(String suite, String name, String version, String... fields)
      throws IOException {
    FakePackage built =
        new FakePackage(control(name, version, fields))
            .directory("./usr")
            .file("./usr/" + name, name + " " + version);
    return put(suite, name, version, built.bytes(), fields);
  }

  /** Puts a package file into a suite, its index entry being what its name and fields say. */
  FakeArchive put(String suite, String name, String version, byte[] file, String... fields)
      throws IOException {
    String path = "pool/main/%s_%s_amd64.deb".formatted(name, version.replace(":", "%3a"));
    Path place = base(suite).resolve(path);
    Files.createDirectories(place.getParent());
    Files.write(place, file);
    index(suite)
        .append(control(name, version, fields))
        .append(
            """
            Filename: %s
            Size: %d
            SHA256: %s

            """
                .formatted(path, file.length, Digest.of(file).hex()));
    return this;
  }

  /** Writes indices and Release files, signed. */
  FakeArchive publish() throws IOException, PGPException {
    for (Map.Entry<String, StringBuilder> suite : indices.entrySet()) {
      Path dists = dists(suite.getKey());
      byte[] packages = xz(suite.getValue().toString());
      Digest digest = Digest.of(packages);
      Path binary = dists.resolve("main/binary-amd64");
      Files.createDirectories(binary.resolve("by-hash/SHA256"));
      Files.write(binary.resolve("by-hash/SHA256").resolve(digest.hex()), packages);
      Files.write(binary.resolve("Packages.xz"), packages);
      Files.writeString(
          dists.resolve("InRelease"),
          key.clearSign(release(suite.getKey(), digest, packages.length)));
    }
    return this;
  }

  /** The address to give as the mirror. */
  Mirror mirror() {
    return Mirror.parse(root.resolve("debian").toUri().toString(), "--mirror");
  }

  Path inRelease(String suite) {
    return dists(suite).resolve("InRelease");
  }

  Path packages(String suite) {
    return dists(suite).resolve("main/binary-amd64/Packages.xz");
  }

  Path pool(String name) {
    return root.resolve("debian/pool/main").resolve(name);
  }

  static String control(String name, String version, String... fields) {
    String rest = fields.length == 0 ? "" : String.join("\n", fields) + "\n";
    return """
        Package: %s
        Version: %s
        Architecture: amd64
        Maintainer: Nobody <nobody@debian.example>
        %sDescription: made for a test
         .
         It has a second line.
        """
        .formatted(name, version, rest);
  }

  private String release(String suite, Digest packages, int size) {
    return """
        Origin: Debian
        Suite: stable
        Codename: %s
        Date: %s
        Valid-Until: %s
        Acquire-By-Hash: yes
        Architectures: amd64 arm64
        Components: main
        SHA256:
         %s %d main/binary-amd64/Packages.xz
        """
        .formatted(suite, DATE, validUntil, packages.hex(), size);
  }

  private Path dists(String suite) {
    return base(suite).resolve("dists").resolve(suite);
  }

  private Path base(String suite) {
    return root.resolve(suite.endsWith("-security") ? "debian-security" : "debian");
  }

  private StringBuilder index(String suite) {
    StringBuilder index = indices.get(suite);
    if (index == null) {
      throw new IllegalArgumentException("no suite " + suite);
    }
    return index;
  }

  static byte[] xz(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(0))) {
      xz.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}

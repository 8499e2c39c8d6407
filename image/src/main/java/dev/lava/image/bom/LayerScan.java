package dev.lava.image.bom;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.tar.LayerReader;
import dev.lava.image.tar.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Reads a layer for what tells of its origin; nothing of it is kept or unpacked. */
final class LayerScan {
  /** Control files, copyright files and the like; whoever needs more is up to no good. */
  private static final int LARGEST_TEXT = 1 << 20;

  private static final String STATUS_FILES = "var/lib/dpkg/status.d/";
  private static final String STATUS = "var/lib/dpkg/status";
  private static final Pattern COPYRIGHT = Pattern.compile("usr/share/doc/([^/]+)/copyright");
  private static final Pattern LICENCE = Pattern.compile("^License: *(\\S.*)$", Pattern.MULTILINE);
  private static final Pattern RELEASE = Pattern.compile("(.+/)?release");
  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  private final List<OperatingSystem> systems = new ArrayList<>();
  private final List<DebianPackage> packages = new ArrayList<>();
  private final List<Licences> licences = new ArrayList<>();
  private final List<JavaRuntime> runtimes = new ArrayList<>();
  private final List<Jar> jars = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();

  private LayerScan() {}

  /**
   * What the layer holds. All its bytes are read, and so checked.
   *
   * @throws ImageException where it is damaged, or beyond what AWS Lambda takes
   */
  static LayerContents of(Layer layer) throws IOException {
    LayerScan scan = new LayerScan();
    try {
      new LayerReader(Limits.LAMBDA).read(layer, scan::entry);
    } catch (ImageException e) {
      throw new ImageException(
          "the layer %s: %s".formatted(layer.descriptor().digest(), e.getMessage()), e);
    }
    return scan.contents();
  }

  private LayerContents contents() {
    return new LayerContents(systems, packages, licences, runtimes, jars, removed);
  }

  private void entry(TarArchiveEntry entry, InputStream in) throws IOException {
    String path = normalized(entry.getName());
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.equals(OPAQUE)) {
      removed.add(path.substring(0, path.length() - OPAQUE.length()));
    } else if (name.startsWith(WHITEOUT)) {
      removed.add(
          path.substring(0, path.length() - name.length()) + name.substring(WHITEOUT.length()));
    } else if (isRegular(entry) && name.endsWith(".jar")) {
      jars.add(JarReader.read(path, in));
    } else if (isRegular(entry) && entry.getSize() <= LARGEST_TEXT) {
      text(path, in);
    }
  }

  /** The library calls links files too. */
  private static boolean isRegular(TarArchiveEntry entry) {
    return entry.isFile() && !entry.isSymbolicLink() && !entry.isLink();
  }

  private void text(String path, InputStream in) throws IOException {
    var copyright = COPYRIGHT.matcher(path);
    if (copyright.matches()) {
      List<String> names =
          LICENCE
              .matcher(read(in))
              .results()
              .map(found -> found.group(1).strip())
              .distinct()
              .sorted()
              .toList();
      licences.add(new Licences(path, copyright.group(1), names));
    } else if (path.startsWith(STATUS_FILES) || path.equals(STATUS)) {
      // Of dpkg's own database, which has all packages in one file, each paragraph is one.
      for (String paragraph : read(in).split("\n\n+")) {
        control(path, paragraph);
      }
    } else if (path.equals("usr/lib/os-release") || path.equals("etc/os-release")) {
      Map<String, String> facts = assignments(read(in));
      systems.add(
          new OperatingSystem(
              path, facts.getOrDefault("ID", "linux"), facts.getOrDefault("VERSION_ID", "")));
    } else if (RELEASE.matcher(path).matches()) {
      Map<String, String> facts = assignments(read(in));
      if (facts.containsKey("JAVA_VERSION") && facts.containsKey("MODULES")) {
        runtimes.add(runtime(path, facts));
      }
    }
  }

  private static JavaRuntime runtime(String path, Map<String, String> facts) {
    String version = facts.getOrDefault("JAVA_VERSION", "");
    return new JavaRuntime(
        path,
        facts.getOrDefault("IMPLEMENTOR", ""),
        facts.getOrDefault("JAVA_RUNTIME_VERSION", version),
        version,
        List.of(facts.getOrDefault("MODULES", "").split(" ")).stream().sorted().toList());
  }

  private void control(String path, String paragraph) {
    Map<String, String> fields = new TreeMap<>();
    for (String line : paragraph.split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
        fields.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    String name = fields.getOrDefault("Package", "");
    String version = fields.getOrDefault("Version", "");
    if (!name.isEmpty() && !version.isEmpty()) {
      packages.add(
          new DebianPackage(
              path,
              name,
              version,
              fields.getOrDefault("Architecture", "all"),
              // 'Source: NAME (VERSION)' where the versions differ (Debian policy, 5.6.1).
              fields.getOrDefault("Source", name).replaceFirst(" .*", "")));
    }
  }

  private static Map<String, String> assignments(String text) {
    Map<String, String> facts = new TreeMap<>();
    for (String line : text.split("\n")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        String value = line.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        facts.put(
            line.substring(0, equals), quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
    return facts;
  }

  private static String read(InputStream in) throws IOException {
    return new String(in.readNBytes(LARGEST_TEXT), UTF_8);
  }

  private static String normalized(String name) {
    String path = name.startsWith("./") ? name.substring(2) : name;
    return path.startsWith("/") ? path.substring(1) : path;
  }
}

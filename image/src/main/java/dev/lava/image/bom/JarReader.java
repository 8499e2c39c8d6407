package dev.lava.image.bom;

import dev.lava.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which artifact a jar is: by the {@code pom.properties} that Maven puts into it, else by
 * its manifest, else by its file's name. A jar into which others were merged has several {@code
 * pom.properties}; the one that its file is named after counts.
 */
final class JarReader {
  private static final int LARGEST_FILE = 1 << 20;

  private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
  private static final Pattern FILE = Pattern.compile("(.+?)(?:-(\\d.*))?\\.jar");

  private final String path;
  private final String file;
  private @Nullable Properties pom;
  private int poms;
  private Attributes manifest = new Attributes();

  private JarReader(String path) {
    this.path = path;
    this.file = path.substring(path.lastIndexOf('/') + 1);
  }

  /** Reads the stream to its end; what is no archive is a jar all the same, by its name. */
  static Jar read(String path, InputStream in) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    DigestInputStream digested = new DigestInputStream(in, sha256);
    JarReader reader = new JarReader(path);
    try {
      // Not closed: the stream is part of a longer one.
      reader.entries(new ZipInputStream(digested));
    } catch (IOException | IllegalArgumentException _) {
      // Damaged, or of a kind that cannot be read from front to back: what was seen counts.
    }
    digested.transferTo(OutputStream.nullOutputStream());
    return reader.jar(Digest.of(sha256));
  }

  private void entries(ZipInputStream zip) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().equals("META-INF/MANIFEST.MF")) {
        manifest =
            new Manifest(new ByteArrayInputStream(zip.readNBytes(LARGEST_FILE)))
                .getMainAttributes();
      } else if (POM.matcher(entry.getName()).matches()) {
        Properties read = new Properties();
        read.load(new ByteArrayInputStream(zip.readNBytes(LARGEST_FILE)));
        poms++;
        if (poms == 1 || isOwn(read)) {
          pom = read;
        }
      }
    }
  }

  private boolean isOwn(Properties properties) {
    String artifact = properties.getProperty("artifactId", "");
    return file.equals(artifact + ".jar") || file.startsWith(artifact + "-");
  }

  private Jar jar(Digest digest) {
    if (pom != null && (poms == 1 || isOwn(pom))) {
      return new Jar(
          path,
          digest.hex(),
          pom.getProperty("groupId", ""),
          pom.getProperty("artifactId", ""),
          pom.getProperty("version", ""),
          licence());
    }
    Matcher named = FILE.matcher(file);
    boolean matches = named.matches();
    String name = matches ? named.group(1) : file;
    String version = matches && named.group(2) != null ? named.group(2) : "";
    return new Jar(
        path,
        digest.hex(),
        "",
        name,
        version.isEmpty() ? said("Implementation-Version", "Bundle-Version") : version,
        licence());
  }

  private String licence() {
    return said("Bundle-License");
  }

  private String said(String... names) {
    for (String name : names) {
      String value = manifest.getValue(name);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return "";
  }
}

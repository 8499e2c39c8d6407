package dev.lava.image.untar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Reads a tar archive and believes nothing it says: paths stay inside, nothing stands twice or
 * below a link of the same archive, links to files name files that came before, there are no
 * devices, and everything has a bound.
 */
public final class UntrustedTar implements AutoCloseable {
  private static final long MOST_HEADER = 1 << 20;
  private static final int MOST_ENTRIES = 200_000;
  private static final long MOST_BYTES = 4L << 30;
  private static final int LONGEST_PATH = 4096;

  private final Allowance in;
  private final TarArchiveInputStream tar;
  private final Set<String> paths = new HashSet<>();
  private final Set<String> files = new HashSet<>();
  private final Set<String> symlinks = new HashSet<>();
  private long unpacked;

  /** Takes what the archive holds, in its order. */
  public interface Receiver {
    void directory(String path, int mode) throws IOException;

    void file(String path, int mode, long size, InputStream content) throws IOException;

    void symlink(String path, String target) throws IOException;

    void hardLink(String path, String target) throws IOException;
  }

  /** The archive in these bytes, which are not compressed. They are closed with it. */
  public UntrustedTar(InputStream plain) {
    this.in = new Allowance(plain);
    this.tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
  }

  /**
   * Reads the archive to its end.
   *
   * @throws ArchiveException for what no archive should hold; the message begins with "it"
   */
  public void read(Receiver receiver) throws IOException {
    try {
      in.grant(MOST_HEADER);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        take(entry, receiver);
        in.grant(MOST_HEADER);
      }
    } catch (IllegalArgumentException e) {
      // What commons-compress and the tree say of headers and places that cannot be.
      throw new ArchiveException("it has an entry that cannot be: " + e.getMessage(), e);
    }
  }

  private void take(TarArchiveEntry entry, Receiver receiver) throws IOException {
    String path = path(entry.getName(), "an entry");
    if (path.isEmpty()) {
      return;
    }
    checkPlace(path);
    if (entry.isSymbolicLink()) {
      symlinks.add(path);
      receiver.symlink(path, target(path, entry.getLinkName()));
    } else if (entry.isLink()) {
      String target = path(entry.getLinkName(), "a hard link to");
      if (!files.contains(target)) {
        throw new ArchiveException(
            "its hard link '%s' leads to '%s', where it has put no file".formatted(path, target));
      }
      files.add(path);
      receiver.hardLink(path, target);
    } else if (entry.isDirectory()) {
      receiver.directory(path, entry.getMode() & 0_1777);
    } else if (isFile(entry)) {
      unpacked += entry.getSize();
      if (entry.getSize() < 0 || unpacked > MOST_BYTES) {
        throw new ArchiveException("it unpacks to more than %d bytes".formatted(MOST_BYTES));
      }
      files.add(path);
      in.grant(entry.getSize());
      receiver.file(path, entry.getMode() & 0_777, entry.getSize(), tar);
    } else if (entry.isSparse()) {
      throw new ArchiveException(
          "its entry '%s' is a sparse file; tar packs it whole without --sparse, and valid are files, directories and links"
              .formatted(path));
    } else {
      throw new ArchiveException("its entry '%s' is no file, directory or link".formatted(path));
    }
  }

  private void checkPlace(String path) throws ArchiveException {
    if (!paths.add(path)) {
      throw new ArchiveException("it has the entry '%s' twice".formatted(path));
    }
    if (paths.size() > MOST_ENTRIES) {
      throw new ArchiveException("it has more than %d entries".formatted(MOST_ENTRIES));
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (symlinks.contains(path.substring(0, slash))) {
        throw new ArchiveException(
            "its entry '%s' is below '%s', which it made a symbolic link"
                .formatted(path, path.substring(0, slash)));
      }
    }
  }

  /** The path without the leading {@code ./} and trailing slash of dpkg; empty for the root. */
  private static String path(String name, String what) throws ArchiveException {
    String path = name.startsWith("./") ? name.substring(2) : name;
    path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (path.isEmpty() || path.equals(".")) {
      return "";
    }
    boolean inside =
        Arrays.stream(path.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (!inside || path.length() > LONGEST_PATH || hasControls(path)) {
      throw new ArchiveException(
          "it has %s '%s', which is no path inside it; valid is one such as ./usr/bin/dash"
              .formatted(what, shown(path)));
    }
    return path;
  }

  private static String target(String path, String target) throws ArchiveException {
    int depth = path.split("/").length - 1;
    boolean leaves = false;
    if (!target.startsWith("/")) {
      for (String part : target.split("/")) {
        depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
        leaves |= depth < 0;
      }
    }
    if (target.isEmpty() || leaves || target.length() > LONGEST_PATH || hasControls(target)) {
      throw new ArchiveException(
          "its symbolic link '%s' leads to '%s', which is no place inside the root"
              .formatted(path, shown(target)));
    }
    return target;
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
  }

  private static String shown(String text) {
    String clean = text.replaceAll("[\\x00-\\x1f\\x7f]", "?");
    return clean.length() <= 200 ? clean : clean.substring(0, 200) + "…";
  }

  private static boolean isFile(TarArchiveEntry entry) {
    byte flag = entry.getLinkFlag();
    return (flag == TarConstants.LF_NORMAL || flag == TarConstants.LF_OLDNORM) && !entry.isSparse();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}

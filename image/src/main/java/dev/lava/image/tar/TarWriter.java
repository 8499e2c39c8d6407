package dev.lava.image.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a tar archive in the pax format (POSIX.1-2017, pax, "pax Interchange Format"). Each field
 * that says nothing about the entry is fixed:
 *
 * <table>
 * <caption>Fixed fields</caption>
 * <tr><th>field</th><th>value</th><th>why</th></tr>
 * <tr><td>uid, gid</td><td>0</td><td>the builder's own mean nothing in the image</td></tr>
 * <tr><td>uname, gname</td><td>empty</td><td>the numbers say it, and names can disagree</td></tr>
 * <tr><td>mtime</td><td>{@link dev.lava.image.FixedTime}</td><td>same input, same bytes</td></tr>
 * <tr><td>devmajor, devminor</td><td>0</td><td>there are no devices</td></tr>
 * </table>
 *
 * <p>A path that is not ASCII, or does not fit into the fields of a header, stands in a pax header
 * of its own, in UTF-8. Entries are written in the order of the calls: sorting is the caller's.
 */
public final class TarWriter {
  private static final char FILE = '0';
  private static final char HARD_LINK = '1';
  private static final char SYMBOLIC_LINK = '2';
  private static final char DIRECTORY = '5';
  private static final char PAX = 'x';

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];

  /** A writer of an archive to this stream, which the caller closes. */
  public TarWriter(OutputStream out) {
    this.out = out;
  }

  /** Adds a directory, by its path without a slash at the end. */
  public void directory(String path, int mode) throws IOException {
    header(DIRECTORY, path + "/", "", mode, 0);
  }

  /** Adds a symbolic link. */
  public void symbolicLink(String path, String target) throws IOException {
    header(SYMBOLIC_LINK, path, target, 0_777, 0);
  }

  /** Adds another name for a file that was added before, by the path it has in the archive. */
  public void hardLink(String path, String target, int mode) throws IOException {
    header(HARD_LINK, path, target, mode, 0);
  }

  /**
   * Adds a file.
   *
   * @param content its bytes, read to the end and not closed
   * @param size how many there are
   * @throws IOException where there are more or fewer
   */
  public void file(String path, int mode, InputStream content, long size) throws IOException {
    file(path, mode, size, () -> copy(path, content, size));
  }

  /** Bytes that their owner writes to the archive's stream, or beneath it. */
  @FunctionalInterface
  public interface Body {
    void write() throws IOException;
  }

  /**
   * Adds a file.
   *
   * @param size how many bytes the body writes
   */
  public void file(String path, int mode, long size, Body body) throws IOException {
    header(FILE, path, "", mode, size);
    body.write();
    pad(size);
  }

  private void copy(String path, InputStream content, long size) throws IOException {
    long written = 0;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      written += read;
      if (written > size) {
        break;
      }
      out.write(buffer, 0, read);
    }
    if (written != size) {
      throw new IOException(
          "'%s' changed while it was read: it had %d bytes and now has %s"
              .formatted(path, size, written > size ? "more" : written));
    }
  }

  /** Writes the archive's end; the stream stays open. */
  public void finish() throws IOException {
    out.write(new byte[2 * TarHeader.BLOCK]);
  }

  private void header(char type, String path, String link, int mode, long size) throws IOException {
    int slash = split(path);
    SortedMap<String, String> pax = new TreeMap<>();
    if (slash < 0 || !isAscii(path)) {
      pax.put("path", path);
    }
    if (link.length() > TarHeader.LONGEST_NAME || !isAscii(link)) {
      pax.put("linkpath", link);
    }
    if (size > TarHeader.LARGEST_SIZE) {
      pax.put("size", Long.toString(size));
    }
    if (pax.isEmpty()) {
      String prefix = path.substring(0, slash);
      String name = slash == 0 ? path : path.substring(slash + 1);
      out.write(new TarHeader(type, prefix, name, link, mode, size).bytes());
      return;
    }
    byte[] records = records(pax);
    out.write(new TarHeader(PAX, "", "PaxHeader", "", 0_644, records.length).bytes());
    out.write(records);
    pad(records.length);
    // What the records say wins; readers that do not know them still see what was meant.
    out.write(
        new TarHeader(type, "", end(path), end(link), mode, Math.min(size, TarHeader.LARGEST_SIZE))
            .bytes());
  }

  /**
   * Where the path's slash is that divides prefix and name; 0 where all of it is the name, -1 where
   * it does not fit.
   */
  private static int split(String path) {
    if (path.length() <= TarHeader.LONGEST_NAME) {
      return 0;
    }
    // The first slash that leaves a short enough name; a directory's last one divides nothing.
    int slash = path.indexOf('/', path.length() - 1 - TarHeader.LONGEST_NAME);
    return slash > 0 && slash <= TarHeader.LONGEST_PREFIX && slash < path.length() - 1 ? slash : -1;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** As much of the text's end as a header holds, with {@code _} for what is not ASCII. */
  private static String end(String text) {
    String ascii = text.replaceAll("[^\\x00-\\x7f]", "_");
    return ascii.substring(Math.max(0, ascii.length() - TarHeader.LONGEST_NAME));
  }

  /** Each record is its own length in bytes, a space, {@code key=value} and a line feed. */
  private static byte[] records(SortedMap<String, String> pax) {
    StringBuilder records = new StringBuilder();
    pax.forEach(
        (key, value) -> {
          String record = " " + key + "=" + value + "\n";
          int bytes = record.getBytes(UTF_8).length;
          int length = bytes + Integer.toString(bytes).length();
          // The digits of the length count too, and may have become one more.
          length = bytes + Integer.toString(length).length();
          records.append(length).append(record);
        });
    return records.toString().getBytes(UTF_8);
  }

  private void pad(long size) throws IOException {
    int over = (int) (size % TarHeader.BLOCK);
    if (over > 0) {
      out.write(new byte[TarHeader.BLOCK - over]);
    }
  }
}

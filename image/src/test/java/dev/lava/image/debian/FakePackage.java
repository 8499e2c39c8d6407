package dev.lava.image.debian;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A package file made for the test; it can be as wrong as a test wants it. */
final class FakePackage {
  private final List<TarArchiveEntry> entries = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();
  private final String control;
  private String compression = "xz";

  /** A package with this control file. */
  FakePackage(String control) {
    this.control = control;
  }

  FakePackage compression(String suffix) {
    this.compression = suffix;
    return this;
  }

  FakePackage directory(String path) {
    return entry(path + "/", TarConstants.LF_DIR, 0_755, "", "");
  }

  FakePackage file(String path, String content) {
    return file(path, 0_644, content);
  }

  FakePackage file(String path, int mode, String content) {
    return entry(path, TarConstants.LF_NORMAL, mode, "", content);
  }

  FakePackage symlink(String path, String target) {
    return entry(path, TarConstants.LF_SYMLINK, 0_777, target, "");
  }

  FakePackage hardLink(String path, String target) {
    return entry(path, TarConstants.LF_LINK, 0_644, target, "");
  }

  FakePackage entry(String path, byte type, int mode, String link, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(path, type, true);
    entry.setMode(mode);
    entry.setLinkName(link);
    entry.setSize(bytes.length);
    entries.add(entry);
    contents.add(bytes);
    return this;
  }

  /** The package file. */
  byte[] bytes() throws IOException {
    return ar(
        List.of("debian-binary", "control.tar." + compression, "data.tar." + compression),
        List.of("2.0\n".getBytes(StandardCharsets.US_ASCII), controlTar(), compressed(dataTar())));
  }

  private byte[] dataTar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (int i = 0; i < entries.size(); i++) {
        tar.putArchiveEntry(entries.get(i));
        tar.write(contents.get(i));
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  byte[] controlTar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      byte[] bytes = control.getBytes(StandardCharsets.UTF_8);
      TarArchiveEntry entry = new TarArchiveEntry("./control");
      entry.setSize(bytes.length);
      tar.putArchiveEntry(entry);
      tar.write(bytes);
      tar.closeArchiveEntry();
    }
    return compressed(out.toByteArray());
  }

  byte[] compressed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed =
        switch (compression) {
          case "xz" -> new XZOutputStream(out, new LZMA2Options(0));
          case "gz" -> new GZIPOutputStream(out);
          case "zst" -> new ZstdOutputStream(out);
          default -> out;
        }) {
      packed.write(plain);
    }
    return out.toByteArray();
  }

  /** An ar archive of these members. */
  static byte[] ar(List<String> names, List<byte[]> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < names.size(); i++) {
      byte[] member = members.get(i);
      out.writeBytes(
          "%-16s%-12d%-6d%-6d%-8s%-10d`\n"
              .formatted(names.get(i), 0, 0, 0, "100644", member.length)
              .getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(member);
      if (member.length % 2 == 1) {
        out.write('\n');
      }
    }
    return out.toByteArray();
  }
}

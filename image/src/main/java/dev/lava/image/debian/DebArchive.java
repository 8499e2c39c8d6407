package dev.lava.image.debian;

import dev.lava.image.Digest;
import dev.lava.image.untar.UntrustedTar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A package file (deb(5)): an ar archive of {@code debian-binary}, {@code control.tar} and {@code
 * data.tar}, the tars compressed.
 */
final class DebArchive {
  private static final int MOST_CONTROL = 1 << 20;

  private DebArchive() {}

  /**
   * Unpacks a package file into a directory, once its bytes turn out to be the right ones.
   *
   * @throws DebianException where it is not the package, or not a package at all
   */
  static void unpack(
      Path file, ResolvedPackage identity, Decompressor decompressor, UnpackedDirectory into)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      Digest seen = new FileSlice(channel, 0, channel.size()).digest();
      if (!seen.equals(identity.digest())) {
        throw new DebianException(
            "its digest is %s, expected %s".formatted(seen, identity.digest()));
      }
      unpack(channel, identity, decompressor, into);
    }
  }

  private static void unpack(
      FileChannel channel,
      ResolvedPackage identity,
      Decompressor decompressor,
      UnpackedDirectory into)
      throws IOException {
    Map<String, FileSlice> members = ArFile.members(channel);
    FileSlice version = members.get("debian-binary");
    if (version == null
        || !new String(version.readNBytes(4), StandardCharsets.ISO_8859_1).startsWith("2.")) {
      throw new DebianException("it is no package of format 2");
    }
    String control = control(members, decompressor);
    checkIdentity(control, identity);
    String data = member(members, "data.tar");
    try (UntrustedTar tar = new UntrustedTar(decompressor.open(data, member(data, members)))) {
      tar.read(into);
    }
    into.finish(control);
  }

  private static String control(Map<String, FileSlice> members, Decompressor decompressor)
      throws IOException {
    String name = member(members, "control.tar");
    ControlFile found = new ControlFile();
    try (UntrustedTar tar = new UntrustedTar(decompressor.open(name, member(name, members)))) {
      tar.read(found);
    }
    if (found.text.isEmpty()) {
      throw new DebianException("it has no control file");
    }
    return found.text.endsWith("\n") ? found.text : found.text + "\n";
  }

  /** Its own control file must say what the index said. */
  private static void checkIdentity(String control, ResolvedPackage identity) throws IOException {
    Paragraph fields =
        new ControlReader(
                new ByteArrayInputStream(control.getBytes(StandardCharsets.UTF_8)),
                "its control file",
                List.of())
            .next()
            .orElseThrow(() -> new DebianException("its control file is empty"));
    for (var expected :
        Map.of(
                "Package", identity.name(),
                "Version", identity.version(),
                "Architecture", identity.architecture())
            .entrySet()) {
      String seen = fields.required(expected.getKey(), "its control file");
      if (!seen.equals(expected.getValue())) {
        throw new DebianException(
            "its control file says %s '%s', expected '%s'"
                .formatted(expected.getKey(), seen, expected.getValue()));
      }
    }
  }

  private static String member(Map<String, FileSlice> members, String stem) throws DebianException {
    List<String> found =
        members.keySet().stream()
            .filter(name -> name.equals(stem) || name.startsWith(stem + "."))
            .toList();
    if (found.size() != 1) {
      throw new DebianException(
          found.isEmpty()
              ? "it has no %s".formatted(stem)
              : "it has several members %s".formatted(stem));
    }
    return found.getFirst();
  }

  private static FileSlice member(String name, Map<String, FileSlice> members)
      throws DebianException {
    FileSlice member = members.get(name);
    if (member == null) {
      throw new DebianException("it has no %s".formatted(name));
    }
    return member;
  }

  /**
   * Keeps the control file; the maintainer scripts beside it never run, so they are passed over.
   */
  private static final class ControlFile implements UntrustedTar.Receiver {
    private String text = "";

    @Override
    public void directory(String path, int mode) {}

    @Override
    public void file(String path, int mode, long size, InputStream content) throws IOException {
      if (path.equals("control")) {
        if (size > MOST_CONTROL) {
          throw new DebianException(
              "its control file has more than %d bytes".formatted(MOST_CONTROL));
        }
        text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      } else {
        content.transferTo(OutputStream.nullOutputStream());
      }
    }

    @Override
    public void symlink(String path, String target) {}

    @Override
    public void hardLink(String path, String target) {}
  }
}

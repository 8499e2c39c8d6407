package dev.lava.image;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Passes bytes on, never more than were described, and throws at the end where they differ. */
final class VerifyingInputStream extends InputStream {
  private final InputStream in;
  private final Descriptor descriptor;
  private final String place;
  private final MessageDigest sha256 = Digest.sha256();
  private long count;
  private @Nullable Digest seen;

  VerifyingInputStream(InputStream in, Descriptor descriptor, String place) {
    this.in = in;
    this.descriptor = descriptor;
    this.place = place;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read < 0) {
      checkEnd();
      return -1;
    }
    count += read;
    if (count > descriptor.size()) {
      throw damaged("it is longer than its %d bytes".formatted(descriptor.size()));
    }
    sha256.update(buffer, offset, read);
    return read;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Says the same each time, for decompressors read past the end and swallow what they hear. */
  private void checkEnd() throws ImageException {
    if (count < descriptor.size()) {
      throw damaged("it has %d of its %d bytes".formatted(count, descriptor.size()));
    }
    if (seen == null) {
      seen = Digest.of(sha256);
    }
    if (!seen.equals(descriptor.digest())) {
      throw damaged("its bytes have the digest " + seen);
    }
  }

  private ImageException damaged(String how) {
    return new ImageException(
        "the blob %s in %s is damaged: %s; make the image again or fetch it again"
            .formatted(descriptor.digest(), place, how));
  }
}

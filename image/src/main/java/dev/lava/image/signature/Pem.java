package dev.lava.image.signature;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that carries bytes (RFC 7468). */
final class Pem {
  private static final Pattern FORM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  /** The parameters of a curve, which openssl writes in front of a key. */
  private static final String PARAMETERS = "EC PARAMETERS";

  private final String label;
  private final byte[] bytes;

  private Pem(String label, byte[] bytes) {
    this.label = label;
    this.bytes = bytes;
  }

  /** What the bytes are, such as {@code PUBLIC KEY}. */
  String label() {
    return label;
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * The first thing in the text that is not just the parameters of a curve.
   *
   * @param file what messages call it
   * @param wanted what it should be, for messages
   */
  static Pem parse(String text, String file, String wanted) throws SignatureException {
    Matcher matcher = FORM.matcher(text);
    while (matcher.find()) {
      if (!matcher.group(1).equals(PARAMETERS)) {
        try {
          return new Pem(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2)));
        } catch (IllegalArgumentException e) {
          throw new SignatureException("'%s' is damaged: %s".formatted(file, e.getMessage()), e);
        }
      }
    }
    throw new SignatureException("'%s' holds no key; valid is %s".formatted(file, wanted));
  }
}

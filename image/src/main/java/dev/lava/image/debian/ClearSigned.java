package dev.lava.image.debian;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with its signatures below it (RFC 9580, section 7). Only what was signed is ever read: a
 * file with anything before, between or after is refused, so nothing can be smuggled past the
 * signature.
 *
 * @param text the text, its lines ended by line feeds
 * @param signature the armored signatures
 */
record ClearSigned(String text, String signature) {
  private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
  private static final String END = "-----END PGP SIGNATURE-----";

  /**
   * Takes the file apart.
   *
   * @param owner what the file is, for messages
   */
  static ClearSigned parse(byte[] bytes, String owner) throws DebianException {
    // One byte, one character: what is verified is what was read.
    String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
    if (!lines[0].stripTrailing().equals(BEGIN)) {
      throw new DebianException(
          "%s is not signed: it does not begin with '%s'. Nothing of it is used; take another mirror."
              .formatted(owner, BEGIN));
    }
    int at = afterHeaders(lines, owner);
    List<String> text = new ArrayList<>();
    while (at < lines.length && !lines[at].stripTrailing().equals(SIGNATURE)) {
      text.add(unescaped(lines[at], owner));
      at++;
    }
    List<String> signature = new ArrayList<>();
    while (at < lines.length && !lines[at].stripTrailing().equals(END)) {
      signature.add(lines[at]);
      at++;
    }
    if (at == lines.length) {
      throw malformed(owner, "its signature is missing or cut off");
    }
    signature.add(lines[at]);
    for (int rest = at + 1; rest < lines.length; rest++) {
      if (!lines[rest].isBlank()) {
        throw malformed(owner, "there is text after the signature");
      }
    }
    return new ClearSigned(String.join("\n", text), String.join("\n", signature) + "\n");
  }

  /** The bytes that a signature of a text covers: lines ended by CR LF, the last by nothing. */
  byte[] signedBytes() {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The text's own bytes. */
  byte[] textBytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int afterHeaders(String[] lines, String owner) throws DebianException {
    for (int at = 1; at < lines.length; at++) {
      if (lines[at].isBlank()) {
        return at + 1;
      }
      if (!lines[at].startsWith("Hash: ")) {
        throw malformed(owner, "there is text between its first line and what was signed");
      }
    }
    throw malformed(owner, "its signature is missing or cut off");
  }

  private static String unescaped(String line, String owner) throws DebianException {
    if (line.startsWith("-") && !line.startsWith("- ")) {
      throw malformed(owner, "a line begins with a dash that is not escaped");
    }
    String plain = line.startsWith("- ") ? line.substring(2) : line;
    int end = plain.length();
    while (end > 0 && " \t\r".indexOf(plain.charAt(end - 1)) >= 0) {
      end--;
    }
    return plain.substring(0, end);
  }

  private static DebianException malformed(String owner, String why) {
    return new DebianException(
        "%s is not signed as it should be: %s. Nothing of it is used; take another mirror."
            .formatted(owner, why));
  }
}

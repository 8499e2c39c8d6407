package dev.lava.image.signature;

import dev.lava.image.provenance.Statement;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A statement whose signature has been verified. */
final class SignedStatement {
  private final Statement statement;
  private final byte[] payload;

  private SignedStatement(Statement statement, byte[] payload) {
    this.statement = statement;
    this.payload = payload;
  }

  Statement statement() {
    return statement;
  }

  /** Of all that is kept beside an image, the statements that this key has signed. */
  static List<SignedStatement> by(PublicKey key, List<Referrer> said) throws IOException {
    List<SignedStatement> statements = new ArrayList<>();
    for (Referrer referrer : said) {
      if (isBundle(referrer)) {
        Bundle bundle = bundle(referrer);
        Envelope envelope = bundle.envelope();
        if (envelope.payloadType().equals(Statement.MEDIA_TYPE.name())
            && envelope.isSignedBy(key)) {
          Statement statement =
              Statement.parse(envelope.payload(), "the signed statement " + referrer);
          statements.add(new SignedStatement(statement, envelope.payload()));
        }
      }
    }
    return statements;
  }

  static boolean isBundle(Referrer referrer) {
    return referrer.artifactType().equals(Bundle.MEDIA_TYPE) && !referrer.attachments().isEmpty();
  }

  static Bundle bundle(Referrer referrer) throws IOException {
    return Bundle.parse(
        referrer.attachments().getFirst().bytes(), "the signature %s".formatted(referrer));
  }

  /** Whether these are the statement's bytes. */
  boolean says(byte[] bytes) {
    return Arrays.equals(payload, bytes);
  }
}

package dev.lava.image.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.util.List;

/** A payload and signatures over it (DSSE v1). */
final class Envelope {
  private final String payloadType;
  private final byte[] payload;
  private final List<byte[]> signatures;

  /**
   * @param payloadType what the payload is; it is signed too
   * @param signatures any number, of which one that verifies is enough
   */
  Envelope(String payloadType, byte[] payload, List<byte[]> signatures) {
    this.payloadType = payloadType;
    this.payload = payload;
    this.signatures = List.copyOf(signatures);
  }

  String payloadType() {
    return payloadType;
  }

  byte[] payload() {
    return payload;
  }

  List<byte[]> signatures() {
    return signatures;
  }

  static Envelope signed(String payloadType, byte[] payload, SigningKey key) {
    return new Envelope(payloadType, payload, List.of(key.sign(message(payloadType, payload))));
  }

  boolean isSignedBy(PublicKey key) {
    byte[] message = message(payloadType, payload);
    return signatures.stream()
        .anyMatch(signature -> PublicKeyFile.verifies(key, message, signature));
  }

  /**
   * What is signed: type and payload with their lengths, so that neither can flow into the other.
   */
  static byte[] message(String payloadType, byte[] payload) {
    byte[] type = payloadType.getBytes(UTF_8);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes("DSSEv1 %d ".formatted(type.length).getBytes(UTF_8));
    message.writeBytes(type);
    message.writeBytes(" %d ".formatted(payload.length).getBytes(UTF_8));
    message.writeBytes(payload);
    return message.toByteArray();
  }
}

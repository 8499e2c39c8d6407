package dev.lava.image.debian;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.bc.BcPGPPublicKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that may sign Debian's archive. Whoever ships the file is trusted with it; a key
 * in it that has expired or was revoked is not.
 */
public final class Keyring {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN PGP PUBLIC KEY BLOCK-----.*?-----END PGP PUBLIC KEY BLOCK-----",
          Pattern.DOTALL);

  /** What a signature may be computed over; MD5 and SHA-1 can be forged. */
  private static final Set<Integer> STRONG =
      Set.of(HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512);

  private final String name;
  private final List<PGPPublicKeyRing> keys;

  private Keyring(String name, List<PGPPublicKeyRing> keys) {
    this.name = name;
    this.keys = keys;
  }

  /**
   * Reads a file of armored public keys.
   *
   * @throws DebianException where it holds none, or one that cannot be read
   */
  public static Keyring read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  static Keyring parse(String name, String armored) throws DebianException {
    List<PGPPublicKeyRing> keys = new ArrayList<>();
    Matcher block = BLOCK.matcher(armored);
    try {
      while (block.find()) {
        BcPGPObjectFactory objects = objects(block.group());
        for (Object next = objects.nextObject(); next != null; next = objects.nextObject()) {
          if (next instanceof PGPPublicKeyRing ring) {
            keys.add(new BcPGPPublicKeyRing(ring.getEncoded()));
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new DebianException(
          "the keyring %s cannot be read: %s. Valid is what 'gpg --armor --export' writes."
              .formatted(name, e.getMessage()),
          e);
    }
    if (keys.isEmpty()) {
      throw new DebianException(
          "the keyring %s holds no public key. Valid is what 'gpg --armor --export' writes."
              .formatted(name));
    }
    return new Keyring(name, List.copyOf(keys));
  }

  /**
   * The text of a signed file, once a key of this ring is found to have signed it.
   *
   * @param owner what the file is, for messages
   * @param now when keys must be valid
   */
  ClearSigned verified(byte[] file, String owner, Instant now) throws DebianException {
    ClearSigned signed = ClearSigned.parse(file, owner);
    List<String> refusals = new ArrayList<>();
    for (PGPSignature signature : signatures(signed, owner)) {
      Optional<String> refusal = refusal(signature, signed, now);
      if (refusal.isEmpty()) {
        return signed;
      }
      refusals.add("key %016X %s".formatted(signature.getKeyID(), refusal.get()));
    }
    throw new DebianException(
        "%s is not signed by a key that %s trusts: %s. Nothing of it is used; take another mirror, or a newer keyring."
            .formatted(
                owner,
                name,
                refusals.isEmpty() ? "it has no signature" : String.join("; ", refusals)));
  }

  private static List<PGPSignature> signatures(ClearSigned signed, String owner)
      throws DebianException {
    List<PGPSignature> signatures = new ArrayList<>();
    try {
      BcPGPObjectFactory objects = objects(signed.signature());
      for (Object next = objects.nextObject(); next != null; next = objects.nextObject()) {
        if (next instanceof PGPSignatureList list) {
          list.forEach(signatures::add);
        }
      }
      return signatures;
    } catch (IOException | RuntimeException e) {
      throw new DebianException(
          "%s has a signature that cannot be read. Nothing of it is used; take another mirror."
              .formatted(owner),
          e);
    }
  }

  /** Why a signature does not count; empty where it does. */
  private Optional<String> refusal(PGPSignature signature, ClearSigned signed, Instant now) {
    PGPPublicKeyRing ring = ringOf(signature.getKeyID());
    PGPPublicKey key = ring == null ? null : ring.getPublicKey(signature.getKeyID());
    if (ring == null || key == null) {
      return Optional.of("is not in the keyring");
    }
    for (PGPPublicKey part : List.of(ring.getPublicKey(), key)) {
      if (part.hasRevocation()) {
        return Optional.of("was revoked");
      }
      Optional<Instant> expiry = expiry(part);
      if (expiry.isPresent() && !now.isBefore(expiry.get())) {
        return Optional.of("expired on " + expiry.get().atOffset(ZoneOffset.UTC).toLocalDate());
      }
    }
    if (signature.getSignatureType() != PGPSignature.CANONICAL_TEXT_DOCUMENT) {
      return Optional.of("signed something other than a text");
    }
    if (!STRONG.contains(signature.getHashAlgorithm())) {
      return Optional.of("signed with a digest that can be forged");
    }
    try {
      signature.init(new BcPGPContentVerifierBuilderProvider(), key);
      signature.update(signed.signedBytes());
      return signature.verify() ? Optional.empty() : Optional.of("did not sign this text");
    } catch (PGPException | RuntimeException e) {
      return Optional.of(
          "made a signature that cannot be checked (%s)"
              .formatted(e.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    }
  }

  private @Nullable PGPPublicKeyRing ringOf(long keyId) {
    for (PGPPublicKeyRing ring : keys) {
      if (ring.getPublicKey(keyId) != null) {
        return ring;
      }
    }
    return null;
  }

  private static Optional<Instant> expiry(PGPPublicKey key) {
    long seconds = key.getValidSeconds();
    return seconds == 0
        ? Optional.empty()
        : Optional.of(key.getCreationTime().toInstant().plus(Duration.ofSeconds(seconds)));
  }

  private static BcPGPObjectFactory objects(String armored) throws IOException {
    return new BcPGPObjectFactory(
        new ArmoredInputStream(
            new ByteArrayInputStream(armored.getBytes(StandardCharsets.ISO_8859_1))));
  }
}

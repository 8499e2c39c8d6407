/**
 * Signatures of images: with a key, as Sigstore's bundles, which cosign (from version 3 on, or
 * earlier with its new bundle format) verifies and makes too. Entry type: {@link
 * dev.lava.image.signature.ImageSignature} signs, {@link
 * dev.lava.image.signature.ImageVerification} verifies.
 *
 * <pre>
 *   referrer (application/vnd.dev.sigstore.bundle.v0.3+json)
 *   └ bundle      hint of the public key
 *     └ envelope  DSSE: payload and signature over both type and payload
 *       └ statement  in-toto: the digest of the image's manifest, and what is said of it
 * </pre>
 *
 * <p>A signature says that who has the key stood by this digest. The manifest of that digest names
 * configuration and layers by theirs, so all of the image is meant. No transparency log and no
 * certificate takes part: whoever verifies brings the public key.
 */
@NullMarked
package dev.lava.image.signature;

import org.jspecify.annotations.NullMarked;

/**
 * OCI image layouts (OCI image-spec, "image-layout.md"): directories that hold images. Entry type:
 * {@link dev.lava.image.layout.OciLayout}. The local store is one, and so is what {@code --output
 * oci:DIR} writes.
 *
 * <pre>
 *   oci-layout         the version of the format
 *   index.json         the names: which manifest each has
 *   blobs/sha256/HEX   manifests, configurations and layers, by digest
 *   .index.lock        held while index.json is replaced
 * </pre>
 *
 * <p>Blobs come first and the index last, each by an atomic rename, so a reader sees an image whole
 * or not at all. Everything read is checked by its digest. Not here: archives of layouts.
 */
@NullMarked
package dev.lava.image.layout;

import org.jspecify.annotations.NullMarked;

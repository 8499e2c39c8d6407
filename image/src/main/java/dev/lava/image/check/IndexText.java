package dev.lava.image.check;

import dev.lava.image.Descriptor;
import dev.lava.image.ImageIndex;
import dev.lava.image.Platform;
import java.util.ArrayList;
import java.util.List;

/** An index as a finding shows it. */
final class IndexText {
  private static final String REFERENCE_TYPE = "vnd.docker.reference.type";

  private IndexText() {}

  static String of(Descriptor descriptor, List<ImageIndex.Entry> entries) {
    List<String> parts = new ArrayList<>();
    long attestations = entries.stream().filter(IndexText::isAttestation).count();
    entries.stream()
        .filter(entry -> !isAttestation(entry))
        .map(entry -> entry.platform().map(Platform::toString).orElse("no platform named"))
        .forEach(parts::add);
    if (attestations > 0) {
      parts.add(attestations == 1 ? "an attestation" : "%d attestations".formatted(attestations));
    }
    return "%s is of type %s and lists %s"
        .formatted(
            descriptor.digest(),
            descriptor.mediaType(),
            parts.isEmpty() ? "nothing" : String.join(", ", parts));
  }

  /** BuildKit puts provenance beside the image, as a manifest for no platform. */
  static boolean isAttestation(ImageIndex.Entry entry) {
    return "attestation-manifest".equals(entry.descriptor().annotations().get(REFERENCE_TYPE));
  }
}

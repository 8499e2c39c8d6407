package dev.lava.build.record;

import dev.lava.build.home.LavaHome;
import dev.lava.image.Annotations;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.MediaType;
import dev.lava.image.bake.Baked;
import dev.lava.image.bom.BillOfMaterials;
import dev.lava.image.debian.ResolvedPackage;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.provenance.Material;
import dev.lava.image.provenance.Provenance;
import dev.lava.image.provenance.Statement;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes bills of materials and provenance of images of the local store.
 *
 * @param store the local store
 * @param memory the directory where it is remembered what layers hold
 * @param lavaVersion which Lava is at work
 * @param time when it is, where {@code SOURCE_DATE_EPOCH} says so
 */
public record BuildRecord(
    OciLayout store, Path memory, String lavaVersion, Optional<Instant> time) {
  /**
   * Records of the store in this home.
   *
   * @param environment the environment variables, for {@code SOURCE_DATE_EPOCH}
   * @throws IllegalArgumentException where that is no number of seconds
   */
  public static BuildRecord of(
      LavaHome home, OciLayout store, String lavaVersion, Map<String, String> environment) {
    return new BuildRecord(store, home.cache().resolve("contents"), lavaVersion, time(environment));
  }

  private static Optional<Instant> time(Map<String, String> environment) {
    String seconds = environment.getOrDefault("SOURCE_DATE_EPOCH", "");
    try {
      return seconds.isEmpty()
          ? Optional.empty()
          : Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "SOURCE_DATE_EPOCH is '%s'; valid is a number of seconds since 1970, such as 1763769600"
              .formatted(seconds),
          e);
    }
  }

  /**
   * Records how a base image was baked.
   *
   * @param parameters what was asked for, such as the recipe's name
   */
  public void ofBase(Baked baked, SortedMap<String, String> parameters) throws IOException {
    Image image = baked.image();
    Map<String, Digest> digests = new HashMap<>();
    for (ResolvedPackage one : baked.packages()) {
      digests.put(BillOfMaterials.key(one.name(), one.version(), one.architecture()), one.digest());
    }
    keep(image, bill(image, digests).about(image));
    SortedMap<String, String> asked = new TreeMap<>(parameters);
    asked.put("platform", image.config().platform().toString());
    keep(
        image,
        new Provenance(Provenance.BASE, asked, baked.materials(), lavaVersion, time).about(image));
  }

  /**
   * Records how a function's image was built, where that is not recorded yet.
   *
   * @param image the image; its annotations name its base
   * @param handler what it calls
   */
  public void ofFunction(Image image, String handler) throws IOException {
    List<Referrer> known = store.referrers(image.descriptor().digest());
    if (time.isEmpty()
        && has(known, BillOfMaterials.MEDIA_TYPE)
        && has(known, Statement.MEDIA_TYPE)) {
      return;
    }
    List<Material> materials = new ArrayList<>();
    Map<String, Digest> digests = Map.of();
    String base = image.annotations().get(Annotations.BASE_DIGEST);
    if (base != null) {
      Digest digest = Digest.parse(base);
      materials.add(
          new Material(
              "urn:lava:image:" + image.annotations().getOrDefault(Annotations.BASE_NAME, base),
              digest));
      Optional<BillOfMaterials> ofBase = billOf(digest);
      digests = ofBase.isPresent() ? ofBase.get().packageDigests() : Map.of();
    }
    BillOfMaterials bill = bill(image, digests);
    materials.addAll(bill.jars("var/task/lib/"));
    SortedMap<String, String> asked = new TreeMap<>();
    asked.put("handler", handler);
    asked.put("platform", image.config().platform().toString());
    keep(image, bill.about(image));
    keep(
        image,
        new Provenance(Provenance.FUNCTION, asked, materials, lavaVersion, time).about(image));
  }

  /** The bill that is kept beside the image of this digest. */
  public Optional<BillOfMaterials> billOf(Digest image) throws IOException {
    return first(store.referrers(image), BillOfMaterials.MEDIA_TYPE);
  }

  /** The bill of materials among what is said about an image. */
  public static Optional<BillOfMaterials> billAmong(List<Referrer> said) throws IOException {
    return first(said, BillOfMaterials.MEDIA_TYPE);
  }

  private static Optional<BillOfMaterials> first(List<Referrer> said, MediaType type)
      throws IOException {
    for (Referrer referrer : said) {
      if (referrer.artifactType().equals(type) && !referrer.attachments().isEmpty()) {
        return Optional.of(new BillOfMaterials(referrer.attachments().getFirst().bytes()));
      }
    }
    return Optional.empty();
  }

  /** A bill of any image; digests of packages are stated as far as they are known. */
  public BillOfMaterials bill(Image image, Map<String, Digest> packageDigests) throws IOException {
    return BillOfMaterials.of(image, lavaVersion, packageDigests, memory);
  }

  private static boolean has(List<Referrer> known, MediaType type) {
    return known.stream().anyMatch(referrer -> referrer.artifactType().equals(type));
  }

  /** Keeps it in the place of an earlier one of its kind. */
  private void keep(Image image, Referrer record) throws IOException {
    List<Referrer> known = store.referrers(image.descriptor().digest());
    if (known.contains(record)) {
      return;
    }
    store.attach(record);
    for (Referrer earlier : known) {
      if (earlier.artifactType().equals(record.artifactType())) {
        store.detach(earlier);
      }
    }
  }
}

package dev.lava.image.bom;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.JsonTree;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.provenance.Material;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The bill of materials of an image, CycloneDX 1.6 in JSON. */
public final class BillOfMaterials {
  /** What a bill is, as a referrer and as bytes (CycloneDX, "Media Types"). */
  public static final MediaType MEDIA_TYPE = new MediaType("application/vnd.cyclonedx+json");

  private final byte[] json;

  /** A bill that was made before, with these bytes. */
  public BillOfMaterials(byte[] json) {
    this.json = json.clone();
  }

  /**
   * Makes the bill of an image.
   *
   * @param toolVersion the version of the Lava that makes it
   * @param packageDigests the digests of Debian's package files, as far as they are known, by the
   *     keys of {@link #key}; an image does not have them itself
   * @param memory the directory where it is remembered what layers hold
   */
  public static BillOfMaterials of(
      Image image, String toolVersion, Map<String, Digest> packageDigests, Path memory)
      throws IOException {
    LayerMemory layers = new LayerMemory(memory);
    List<LayerContents> contents = new ArrayList<>();
    for (Layer layer : image.layers()) {
      contents.add(layers.contents(layer));
    }
    return new BillOfMaterials(
        new CycloneDx(image, toolVersion, packageDigests).write(Contents.of(contents)));
  }

  /** The document. */
  public byte[] json() {
    return json.clone();
  }

  /** The key of a package among package digests: {@code NAME_VERSION_ARCHITECTURE}. */
  public static String key(String name, String version, String architecture) {
    return "%s_%s_%s".formatted(name, version, architecture);
  }

  /**
   * The digests of Debian's package files that this bill states, by the keys of {@link #key}; a
   * bill of an image that is built on this one states them too.
   *
   * @throws ImageException where the bill cannot be read
   */
  public Map<String, Digest> packageDigests() throws ImageException {
    Map<String, Digest> digests = new TreeMap<>();
    for (JsonNode component : components(CycloneDx.DEBIAN)) {
      digests.put(
          component.path("bom-ref").asString("").substring(CycloneDx.DEBIAN.length()),
          digest(component));
    }
    return digests;
  }

  /**
   * The jars below a directory of the image, as what went into it.
   *
   * @param directory such as {@code var/task/lib/}
   * @throws ImageException where the bill cannot be read
   */
  public List<Material> jars(String directory) throws ImageException {
    List<Material> jars = new ArrayList<>();
    for (JsonNode component : components(CycloneDx.JAR + directory)) {
      String file = component.path("bom-ref").asString("").substring(CycloneDx.JAR.length());
      jars.add(new Material(component.path("purl").asString("file:/" + file), digest(component)));
    }
    return jars;
  }

  /** The components with a digest whose references begin so. */
  private List<JsonNode> components(String prefix) throws ImageException {
    try {
      List<JsonNode> found = new ArrayList<>();
      for (JsonNode component : JsonTree.read(json).path("components")) {
        if (component.path("bom-ref").asString("").startsWith(prefix)
            && component.at("/hashes/0/content").isString()) {
          found.add(component);
        }
      }
      return found;
    } catch (JacksonException e) {
      throw new ImageException("a bill of materials cannot be read: " + e.getMessage(), e);
    }
  }

  private static Digest digest(JsonNode component) throws ImageException {
    try {
      return new Digest(component.at("/hashes/0/content").asString(""));
    } catch (IllegalArgumentException e) {
      throw new ImageException("a bill of materials cannot be read: " + e.getMessage(), e);
    }
  }

  /** The bill as a statement about its image. */
  public Referrer about(Image image) {
    return Referrer.of(
        image.descriptor(),
        MEDIA_TYPE,
        List.of(Attachment.of(MEDIA_TYPE, json)),
        Map.of("org.opencontainers.image.title", "sbom.cdx.json"));
  }
}

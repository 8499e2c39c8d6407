package dev.lava.image.bom;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.JsonTree;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what an image holds as CycloneDX 1.6 (ECMA-424). Components are sorted by their
 * references, and the document's serial number is made from the image's digest.
 */
final class CycloneDx {
  /** How the references of Debian packages begin. */
  static final String DEBIAN = "deb:";

  /** How the references of jars begin; the path follows. */
  static final String JAR = "jar:";

  private final Image image;
  private final String toolVersion;
  private final Map<String, Digest> packageDigests;
  private final List<ObjectNode> components = new ArrayList<>();

  CycloneDx(Image image, String toolVersion, Map<String, Digest> packageDigests) {
    this.image = image;
    this.toolVersion = toolVersion;
    this.packageDigests = packageDigests;
  }

  byte[] write(Contents contents) {
    String distribution =
        contents.systems().stream()
            .map(system -> system.id() + "-" + system.version())
            .findFirst()
            .orElse("");
    contents.systems().stream().limit(1).forEach(this::operatingSystem);
    contents
        .packages()
        .forEach(
            one ->
                debianPackage(
                    one, distribution, contents.licences().getOrDefault(one.name(), List.of())));
    contents.runtimes().forEach(this::javaRuntime);
    contents.jars().forEach(this::jar);
    components.sort(Comparator.comparing(component -> component.get("bom-ref").stringValue()));
    return JsonTree.writeIndented(document());
  }

  private ObjectNode document() {
    String own = image.descriptor().digest().toString();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("bomFormat", "CycloneDX");
    document.put("specVersion", "1.6");
    document.put("serialNumber", "urn:uuid:" + serialNumber(image.descriptor().digest()));
    document.put("version", 1);
    ObjectNode metadata = document.putObject("metadata");
    ObjectNode tool = metadata.putObject("tools").putArray("components").addObject();
    tool.put("type", "application");
    tool.put("group", "dev.lava");
    tool.put("name", "lava");
    tool.put("version", toolVersion);
    ObjectNode subject = metadata.putObject("component");
    subject.put("type", "container");
    subject.put("bom-ref", own);
    subject.put(
        "name", image.config().labels().getOrDefault("org.opencontainers.image.title", "image"));
    subject.put("version", own);
    ArrayNode all = document.putArray("components");
    components.forEach(all::add);
    ObjectNode contains = document.putArray("dependencies").addObject();
    contains.put("ref", own);
    ArrayNode parts = contains.putArray("dependsOn");
    components.forEach(component -> parts.add(component.get("bom-ref")));
    return document;
  }

  private void operatingSystem(OperatingSystem system) {
    component("operating-system", "os:" + system.id(), system.id(), system.version());
  }

  private void debianPackage(DebianPackage one, String distribution, List<String> licences) {
    String key = BillOfMaterials.key(one.name(), one.version(), one.architecture());
    ObjectNode component = component("library", DEBIAN + key, one.name(), one.version());
    hash(component, packageDigests.get(key));
    licences(component, licences);
    component.put(
        "purl",
        PackageUrl.debian(one.name(), one.version(), one.architecture())
            + (distribution.isEmpty() ? "" : "&distro=" + PackageUrl.encoded(distribution))
            + (one.source().equals(one.name())
                ? ""
                : "&upstream=" + PackageUrl.encoded(one.source())));
    location(component, one.path());
  }

  private void javaRuntime(JavaRuntime runtime) {
    ObjectNode component =
        component("platform", "java:" + runtime.path(), "java", runtime.version());
    component.put("description", "the Java runtime of " + runtime.implementor());
    ArrayNode modules = component.putArray("components");
    for (String module : runtime.modules()) {
      ObjectNode part = modules.addObject();
      part.put("type", "library");
      part.put("bom-ref", "java:%s#%s".formatted(runtime.path(), module));
      part.put("name", module);
      part.put("version", runtime.javaVersion());
    }
    location(component, runtime.path());
  }

  private void jar(Jar jar) {
    boolean own = jar.path().equals("var/task/function.jar");
    ObjectNode component =
        component(own ? "application" : "library", JAR + jar.path(), jar.name(), jar.version());
    if (!jar.group().isEmpty()) {
      component.put("group", jar.group());
    }
    hash(component, new Digest(jar.sha256()));
    licences(component, jar.licence().isEmpty() ? List.of() : List.of(jar.licence()));
    if (!jar.group().isEmpty() && !jar.version().isEmpty()) {
      component.put("purl", PackageUrl.maven(jar.group(), jar.name(), jar.version()));
    }
    location(component, jar.path());
  }

  private ObjectNode component(String type, String reference, String name, String version) {
    ObjectNode component = JsonNodeFactory.instance.objectNode();
    component.put("type", type);
    component.put("bom-ref", reference);
    component.put("name", name);
    if (!version.isEmpty()) {
      component.put("version", version);
    }
    components.add(component);
    return component;
  }

  private static void hash(ObjectNode component, @Nullable Digest digest) {
    if (digest != null) {
      ObjectNode hash = component.putArray("hashes").addObject();
      hash.put("alg", "SHA-256");
      hash.put("content", digest.hex());
    }
  }

  /** By name: Debian's short names are not SPDX's, and a manifest may say anything. */
  private static void licences(ObjectNode component, List<String> names) {
    if (!names.isEmpty()) {
      ArrayNode licences = component.putArray("licenses");
      names.forEach(name -> licences.addObject().putObject("license").put("name", name));
    }
  }

  private static void location(ObjectNode component, String path) {
    component.putObject("evidence").putArray("occurrences").addObject().put("location", "/" + path);
  }

  /** A UUID of version 8, whose bits are for whoever makes it to choose (RFC 9562, section 5.8). */
  private static UUID serialNumber(Digest digest) {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(digest.hex()));
    long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
    long low = (bytes.getLong() & ~(0xC000L << 48)) | (0x8000L << 48);
    return new UUID(high, low);
  }
}

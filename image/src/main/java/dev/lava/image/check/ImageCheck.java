package dev.lava.image.check;

import dev.lava.image.BlobSource;
import dev.lava.image.Descriptor;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.ImageIndex;
import dev.lava.image.MediaType;
import dev.lava.image.Platform;
import dev.lava.image.Stored;
import dev.lava.image.contents.Contents;
import dev.lava.image.tar.LayerReader;
import dev.lava.image.tar.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds an image to AWS Lambda's rules. */
public final class ImageCheck {
  /** As many bytes as an index may have before it is not read. */
  private static final long LARGEST_INDEX = 4 << 20;

  private static final List<Check> CHECKS =
      List.of(
          new ConfigType(),
          new LayerType(),
          new UncompressedLayer(),
          new OperatingSystem(),
          new Architecture(),
          new Size(Limits.LAMBDA.bytes()),
          new EntryPointMissing(),
          new EntryPointPath(),
          new EntryPointThere(),
          new EntryPointLink(),
          new EntryPointMode(),
          new EntryPointArchitecture(),
          new StartItems(),
          new CommandOfLava(),
          new UnreadableFiles(),
          new ExtensionMode(),
          new WorkingDirectory(),
          new ReservedVariables(),
          new StaleCache(),
          new LayerHistory(),
          new LayerCount(),
          new SnapStartLabel(),
          new HandlerMissing(),
          new IgnoredSettings(),
          new FatJar());

  private final BlobSource blobs;
  private final List<Finding> findings = new ArrayList<>();

  private ImageCheck(BlobSource blobs) {
    this.blobs = blobs;
  }

  /**
   * Checks what a name stands for: an image, or an index, of which the image that fits this machine
   * best is looked at too.
   *
   * @throws IOException where the place itself fails; whatever is wrong with the image is a finding
   */
  public static Report check(Stored stored) throws IOException {
    return new ImageCheck(stored.blobs()).check(stored.descriptor());
  }

  private Report check(Descriptor named) throws IOException {
    Optional<Image> image = Optional.empty();
    try {
      image = image(named, 0);
      if (image.isPresent()) {
        check(image.get());
      }
    } catch (ImageException e) {
      add(Rule.IMAGE_DAMAGED, String.valueOf(e.getMessage()));
    }
    findings.sort(Comparator.comparing(Finding::rule));
    return new Report(
        named.digest(),
        image.map(found -> found.descriptor().digest()),
        image.map(found -> found.config().platform()),
        findings);
  }

  private Optional<Image> image(Descriptor descriptor, int depth) throws IOException {
    MediaType type = descriptor.mediaType();
    if (type.isManifest()) {
      return Optional.of(Image.read(descriptor, blobs));
    }
    if (!type.isIndex()) {
      add(Rule.MANIFEST_TYPE, "%s is of type %s".formatted(descriptor.digest(), type));
      return Optional.empty();
    }
    List<ImageIndex.Entry> entries = index(descriptor).entries();
    add(Rule.IMAGE_INDEX, IndexText.of(descriptor, entries));
    Optional<ImageIndex.Entry> best =
        entries.stream()
            .filter(entry -> depth == 0 || entry.descriptor().mediaType().isManifest())
            .filter(entry -> !IndexText.isAttestation(entry))
            .min(Comparator.comparingInt(ImageCheck::distance));
    return best.isEmpty() ? Optional.empty() : image(best.get().descriptor(), depth + 1);
  }

  /** Lambda's platforms come first, this machine's before the other. */
  private static int distance(ImageIndex.Entry entry) {
    Optional<Platform> platform = entry.platform();
    if (platform.equals(Optional.of(Platform.host()))) {
      return 0;
    }
    return platform.equals(Optional.of(Platform.AMD64))
            || platform.equals(Optional.of(Platform.ARM64))
        ? 1
        : 2;
  }

  private ImageIndex index(Descriptor descriptor) throws IOException {
    String name = "the index %s in %s".formatted(descriptor.digest(), blobs.place());
    if (descriptor.size() > LARGEST_INDEX) {
      throw new ImageException(
          "%s is described as %d bytes; at most %d are read"
              .formatted(name, descriptor.size(), LARGEST_INDEX));
    }
    try (InputStream in = blobs.open(descriptor)) {
      return ImageIndex.parse(in.readAllBytes(), name);
    }
  }

  private void check(Image image) throws IOException {
    JsonNode document = JsonMapper.shared().readTree(image.configBytes());
    Subject subject = new Subject(image, document, contents(image));
    for (Check check : CHECKS) {
      check.seen(subject).forEach(seen -> add(check.rule(), seen));
    }
  }

  /** Layers of types that nobody reads are a finding of another rule. */
  private Optional<Contents> contents(Image image) throws IOException {
    if (!image.layers().stream()
        .allMatch(layer -> LayerReader.reads(layer.descriptor().mediaType()))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Contents.read(image));
    } catch (ImageException e) {
      add(Rule.IMAGE_DAMAGED, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void add(Rule rule, String seen) {
    findings.add(new Finding(rule, seen));
  }
}

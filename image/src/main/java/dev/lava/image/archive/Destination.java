package dev.lava.image.archive;

import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where an image is to be written besides the local store: {@code oci:DIR} and the like. */
public sealed interface Destination {
  /** Writes the image under this name. Interrupted or failed, it leaves nothing torn behind. */
  default void write(Reference reference, Image image) throws IOException {
    write(reference, image, List.of());
  }

  /**
   * Writes the image under this name, and what is said about it where the place has room for that,
   * which Docker's archives have not.
   */
  void write(Reference reference, Image image, List<Referrer> referrers) throws IOException;

  /** An OCI image layout; made where it is missing, and else the image joins the others in it. */
  record OciDirectory(Path directory) implements Destination {
    @Override
    public void write(Reference reference, Image image, List<Referrer> referrers)
        throws IOException {
      OciLayout layout = OciLayout.create(directory);
      layout.write(reference, image);
      for (Referrer referrer : referrers) {
        layout.attach(referrer);
      }
    }

    @Override
    public String toString() {
      return "oci:" + directory;
    }
  }

  /** A tar archive of an OCI image layout with one image; replaced where there is one. */
  record OciArchiveFile(Path file) implements Destination {
    @Override
    public void write(Reference reference, Image image, List<Referrer> referrers)
        throws IOException {
      OciArchive.write(file, reference, image, referrers);
    }

    @Override
    public String toString() {
      return "oci-archive:" + file;
    }
  }

  /** A tar archive for {@code docker load} and {@code podman load}; replaced where there is one. */
  record DockerArchiveFile(Path file) implements Destination {
    @Override
    public void write(Reference reference, Image image, List<Referrer> referrers)
        throws IOException {
      DockerArchive.write(file, reference, image);
    }

    @Override
    public String toString() {
      return "docker-archive:" + file;
    }
  }

  /**
   * Whether the image could be written there, as far as that shows before there is an image.
   *
   * @throws ImageException where it could not
   */
  default void check() throws ImageException {}

  /**
   * The images of a container engine, where it has room for nothing but the image.
   *
   * @param name what the engine is to call the image; empty for its own name
   */
  record EngineImages(ContainerEngine engine, Optional<Reference> name) implements Destination {
    @Override
    public void check() throws ImageException {
      engine.find();
    }

    @Override
    public void write(Reference reference, Image image, List<Referrer> referrers)
        throws IOException {
      engine.load(name.orElse(reference), image);
    }

    @Override
    public String toString() {
      return engine.program() + ":" + name.map(Reference::toString).orElse("");
    }
  }

  /**
   * Reads {@code oci:DIR}, {@code oci-archive:FILE}, {@code docker-archive:FILE}, {@code
   * docker:[NAME]} or {@code podman:[NAME]}.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Destination parse(String text) {
    int colon = text.indexOf(':');
    String path = text.substring(colon + 1);
    String kind = text.substring(0, Math.max(colon, 0));
    if ((kind.equals("docker") || kind.equals("podman")) && !path.startsWith("//")) {
      return new EngineImages(
          ContainerEngine.named(kind),
          path.isEmpty() ? Optional.empty() : Optional.of(Reference.parse(path)));
    }
    if (!path.isEmpty()) {
      switch (kind) {
        case "oci" -> {
          return new OciDirectory(Path.of(path));
        }
        case "oci-archive" -> {
          return new OciArchiveFile(Path.of(path));
        }
        case "docker-archive" -> {
          return new DockerArchiveFile(Path.of(path));
        }
        default -> {
          // Falls out to the refusal.
        }
      }
    }
    throw new IllegalArgumentException(
        "'%s' is no place for an image; valid are oci:DIR, oci-archive:FILE, docker-archive:FILE, docker:[NAME] and podman:[NAME]"
            .formatted(text));
  }
}

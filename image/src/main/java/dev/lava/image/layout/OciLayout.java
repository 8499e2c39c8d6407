package dev.lava.image.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.ImageIndex;
import dev.lava.image.Layer;
import dev.lava.image.Stored;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.atomic.ProcessLock;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.blob.BlobWriter;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A directory of images in the OCI image layout. Any number of processes may read and write it at
 * the same time; see the package for how.
 */
public final class OciLayout {
  private final Path directory;
  private final BlobDirectory blobs;

  private OciLayout(Path directory) {
    this.directory = directory;
    this.blobs = new BlobDirectory(directory.resolve("blobs", "sha256"));
  }

  /**
   * The layout in this directory.
   *
   * @throws ImageException where there is none
   */
  public static OciLayout open(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    if (!Files.isRegularFile(absolute.resolve(LayoutIndex.MARKER))) {
      throw new ImageException(
          "'%s' is no OCI image layout: it has no file %s; name the directory that holds %s and blobs"
              .formatted(directory, LayoutIndex.MARKER, LayoutIndex.FILE));
    }
    return new OciLayout(absolute);
  }

  /**
   * The layout in this directory, which is made where it is missing or empty. What killed writers
   * left in it goes.
   *
   * @throws ImageException where the directory holds something else
   */
  public static OciLayout create(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    if (!Files.exists(absolute.resolve(LayoutIndex.MARKER))) {
      Files.createDirectories(absolute);
      refuseOthers(absolute);
    }
    PartialFile.removeAbandoned(absolute);
    OciLayout layout = new OciLayout(absolute);
    BlobDirectory.create(layout.blobs.path());
    try (ProcessLock _ = layout.lock()) {
      // The marker last: a directory that has it is a layout.
      if (!Files.exists(absolute.resolve(LayoutIndex.FILE))) {
        layout.replace(LayoutIndex.FILE, ImageIndex.empty().toJson());
      }
      if (!Files.exists(absolute.resolve(LayoutIndex.MARKER))) {
        layout.replace(LayoutIndex.MARKER, LayoutIndex.MARKER_CONTENT.getBytes(UTF_8));
      }
    }
    return layout;
  }

  /** Where the layers, configurations and manifests are; layers may be written straight into it. */
  public BlobDirectory blobs() {
    return blobs;
  }

  /** The names of the images, in the order in which they were written. */
  public List<Reference> references() throws IOException {
    return index().references();
  }

  /**
   * The image of this name; of this digest, where the reference has one.
   *
   * @throws ImageException where the layout is damaged, or the name stands for something that is no
   *     image for one platform
   */
  public Optional<Image> read(Reference reference) throws IOException {
    return index().read(reference, blobs);
  }

  /**
   * The one image of a layout that holds just one.
   *
   * @throws ImageException where it holds none or several
   */
  public Image only() throws IOException {
    return single().image();
  }

  /**
   * What the one name of it stands for, be it an image or not.
   *
   * @throws ImageException where it has none or several
   */
  public Stored single() throws IOException {
    return index().only(blobs);
  }

  /** What this name stands for, be it an image or not. */
  public Optional<Stored> find(Reference reference) throws IOException {
    return index().find(reference, blobs);
  }

  /** Keeps an image under a name, which it takes from the image that had it. */
  public void write(Reference reference, Image image) throws IOException {
    for (Layer layer : image.layers()) {
      // One that would be read from here need not be read to see whether it is damaged here.
      if (!layer.isIn(blobs)
          || !blobs.has(layer.descriptor().digest(), layer.descriptor().size())) {
        copy(layer.descriptor(), layer::open);
      }
    }
    copy(image.configDescriptor(), () -> new ByteArrayInputStream(image.configBytes()));
    copy(image.descriptor(), () -> new ByteArrayInputStream(image.manifest()));
    try (ProcessLock _ = lock()) {
      LayoutIndex before = index();
      LayoutIndex after = before.with(reference, image);
      if (!after.equals(before)) {
        replace(withoutOrphans(before, after));
      }
    }
  }

  /**
   * What is said about the manifest of this digest: bills of materials, provenance, signatures.
   * There is no order to rely on.
   */
  public List<Referrer> referrers(Digest subject) throws IOException {
    return index().referrers(subject, blobs);
  }

  /**
   * Keeps a statement about an image for as long as the image has a name here. One that is here
   * already stays.
   *
   * @throws ImageException where the image is not here
   */
  public void attach(Referrer referrer) throws IOException {
    copy(referrer.config().descriptor(), referrer.config()::open);
    for (Attachment attachment : referrer.attachments()) {
      copy(attachment.descriptor(), attachment::open);
    }
    blobs.write(referrer.manifest());
    try (ProcessLock _ = lock()) {
      LayoutIndex index = index();
      if (!index.holds(referrer.subject().digest())) {
        throw new ImageException(
            "%s is about %s, which is not in '%s'; write the image first"
                .formatted(referrer, referrer.subject().digest(), directory));
      }
      replace(index.with(referrer));
    }
  }

  /** Forgets a statement about an image, which makes room for a newer one. */
  public void detach(Referrer referrer) throws IOException {
    try (ProcessLock _ = lock()) {
      replace(index().without(referrer.descriptor().digest()));
    }
  }

  /** Where an image has lost its last name, nobody can ask what is said about it. */
  private LayoutIndex withoutOrphans(LayoutIndex before, LayoutIndex after) throws IOException {
    LayoutIndex kept = after;
    for (ImageIndex.Entry entry : before.index().entries()) {
      Digest manifest = entry.descriptor().digest();
      if (!after.holds(manifest)) {
        for (Referrer orphan : after.referrers(manifest, blobs)) {
          kept = kept.without(orphan.descriptor().digest());
        }
      }
    }
    return kept;
  }

  private interface Opening {
    InputStream open() throws IOException;
  }

  private void copy(Descriptor descriptor, Opening source) throws IOException {
    if (isWhole(descriptor)) {
      return;
    }
    try (InputStream in = source.open();
        BlobWriter blob = blobs.write()) {
      in.transferTo(blob);
      blob.commit();
    }
  }

  /** Whether the blob is here; one that is here and damaged is written again. */
  private boolean isWhole(Descriptor descriptor) throws IOException {
    if (!blobs.has(descriptor.digest(), descriptor.size())) {
      return false;
    }
    try (InputStream in = blobs.open(descriptor)) {
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (ImageException _) {
      return false;
    }
  }

  private LayoutIndex index() throws IOException {
    Path file = directory.resolve(LayoutIndex.FILE);
    try {
      return new LayoutIndex(ImageIndex.parse(Files.readAllBytes(file), file.toString()));
    } catch (NoSuchFileException e) {
      throw new ImageException(
          "'%s' is no OCI image layout: it has no file %s".formatted(directory, LayoutIndex.FILE),
          e);
    }
  }

  private void replace(LayoutIndex index) throws IOException {
    replace(LayoutIndex.FILE, index.index().toJson());
  }

  private void replace(String name, byte[] content) throws IOException {
    try (PartialFile file = PartialFile.create(directory)) {
      file.write(content);
      file.moveTo(directory.resolve(name));
    }
  }

  private ProcessLock lock() throws IOException {
    return ProcessLock.acquire(directory, ".index.lock");
  }

  /** What an interrupted {@link #create} leaves is ours; anything else is not to be touched. */
  private static void refuseOthers(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".") && !name.equals("blobs") && !name.equals(LayoutIndex.FILE)) {
          throw new ImageException(
              "'%s' is no OCI image layout and is not empty: it holds '%s'; name a new or empty directory"
                  .formatted(directory, name));
        }
      }
    }
  }
}

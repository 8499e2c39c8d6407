package dev.lava.image.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.ImageIndex;
import dev.lava.image.Layer;
import dev.lava.image.Stored;
import dev.lava.image.layout.LayoutIndex;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tar archive of an OCI image layout. When it is read, blobs stay in the file and are checked by
 * their digests each time they are opened; the file must stay as it is for as long as its images
 * are in use.
 */
public final class OciArchive {
  /** More than any real index, and little enough to hold. */
  private static final int LARGEST_INDEX = 4 << 20;

  private final LayoutIndex index;
  private final ArchivedBlobs blobs;

  private OciArchive(LayoutIndex index, ArchivedBlobs blobs) {
    this.index = index;
    this.blobs = blobs;
  }

  /**
   * The archive in this file.
   *
   * @throws ImageException where the file is no archive of a layout
   */
  public static OciArchive open(Path file) throws IOException {
    ArchivedBlobs blobs = new ArchivedBlobs(file.toAbsolutePath().normalize());
    String document = "%s in %s".formatted(LayoutIndex.FILE, file);
    try (InputStream in = blobs.openFile(LayoutIndex.FILE)) {
      return new OciArchive(
          new LayoutIndex(ImageIndex.parse(in.readNBytes(LARGEST_INDEX), document)), blobs);
    }
  }

  /** The names of the images, in the order of the archive's index. */
  public List<Reference> references() {
    return index.references();
  }

  /** The image of this name; of this digest, where the reference has one. */
  public Optional<Image> read(Reference reference) throws IOException {
    return index.read(reference, blobs);
  }

  /**
   * The one image of an archive that holds just one.
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
    return index.only(blobs);
  }

  /** What this name stands for, be it an image or not. */
  public Optional<Stored> find(Reference reference) throws IOException {
    return index.find(reference, blobs);
  }

  /** What is said about the manifest of this digest: bills of materials, provenance, signatures. */
  public List<Referrer> referrers(Digest subject) throws IOException {
    return index.referrers(subject, blobs);
  }

  /** Writes one image; a file that is there is replaced when the new one is whole. */
  public static void write(Path file, Reference reference, Image image) throws IOException {
    write(file, reference, image, List.of());
  }

  /** Writes one image and what is said about it. */
  public static void write(Path file, Reference reference, Image image, List<Referrer> referrers)
      throws IOException {
    SortedMap<Digest, Blob> blobs = new TreeMap<>();
    for (Layer layer : image.layers()) {
      blobs.put(layer.descriptor().digest(), (archive, path) -> archive.add(path, layer));
    }
    blobs.put(
        image.configDescriptor().digest(),
        (archive, path) -> archive.add(path, image.configBytes()));
    blobs.put(image.descriptor().digest(), (archive, path) -> archive.add(path, image.manifest()));
    LayoutIndex index = new LayoutIndex(ImageIndex.empty()).with(reference, image);
    for (Referrer referrer : referrers) {
      blobs.put(referrer.config().descriptor().digest(), attached(referrer.config()));
      for (Attachment attachment : referrer.attachments()) {
        blobs.put(attachment.descriptor().digest(), attached(attachment));
      }
      blobs.put(
          referrer.descriptor().digest(),
          (archive, path) -> archive.add(path, referrer.manifest()));
      index = index.with(referrer);
    }
    try (ArchiveFile archive = ArchiveFile.create(file)) {
      // Skopeo gives directories that it has to make up to root, which a normal user may not.
      archive.addDirectory("blobs");
      archive.addDirectory("blobs/sha256");
      for (Map.Entry<Digest, Blob> blob : blobs.entrySet()) {
        blob.getValue().addTo(archive, ArchivedBlobs.path(blob.getKey()));
      }
      archive.add(LayoutIndex.FILE, index.index().toJson());
      archive.add(LayoutIndex.MARKER, LayoutIndex.MARKER_CONTENT.getBytes(UTF_8));
      archive.commit();
    }
  }

  private static Blob attached(Attachment attachment) {
    return (archive, path) -> archive.add(path, attachment.descriptor().size(), attachment::open);
  }

  private interface Blob {
    void addTo(ArchiveFile archive, String path) throws IOException;
  }
}

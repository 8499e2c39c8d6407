package dev.lava.image.archive;

import dev.lava.image.BlobSource;
import dev.lava.image.Image;
import dev.lava.image.layout.LayoutIndex;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A tar archive of an OCI image layout. Read, its blobs stay in the file and are checked by their
 * digests whenever they are opened; the file must stay as it is for as long as its images are used.
 */
public final class OciArchive {
  private final LayoutIndex index;
  private final BlobSource blobs;

  private OciArchive(LayoutIndex index, BlobSource blobs) {
    this.index = index;
    this.blobs = blobs;
  }

  public static OciArchive open(Path file) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** The names of the images in it. */
  public List<Reference> references() {
    return index.references();
  }

  /** The image of this name; of this digest, where the reference has one. */
  public Optional<Image> read(Reference reference) throws IOException {
    return index.read(reference, blobs);
  }

  /** The one image of an archive that holds just one. */
  public Image only() throws IOException {
    return index.only(blobs);
  }

  /** Writes one image; a file that is there is replaced when the new one is whole. */
  public static void write(Path file, Reference reference, Image image) throws IOException {}
}

package dev.lava.image.contents;

/**
 * One entry of a layer, and where it came to stand.
 *
 * @param layer the number of its layer, counted from 0
 * @param path relative to the root, with links above it followed
 * @param item what it is
 * @param mode permissions, the set-user-id, set-group-id and sticky bits among them
 * @param modified seconds since 1970
 * @param compressed how many bytes of the compressed layer it takes, its header included
 */
public record Entry(int layer, String path, Item item, int mode, long modified, long compressed) {
  /** The bytes that it adds to the root; 0 for all but files. */
  public long size() {
    return item instanceof Item.File file ? file.size() : 0;
  }

  /** Whether it is a regular file, under its first name. */
  public boolean isFile() {
    return item instanceof Item.File;
  }

  Entry costing(long bytes) {
    return new Entry(layer, path, item, mode, modified, bytes);
  }
}

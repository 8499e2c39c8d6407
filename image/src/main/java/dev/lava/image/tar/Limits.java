package dev.lava.image.tar;

/**
 * How much an image may unpack to.
 *
 * @param bytes of all layers' archives without compression
 * @param entries of all layers
 * @param headers of one entry, in bytes
 */
public record Limits(long bytes, long entries, long headers) {
  /**
   * The size is AWS Lambda's own limit for a function's image ("Lambda quotas", 10 GB without
   * compression); the others are many times what any root file system needs.
   */
  public static final Limits LAMBDA = new Limits(10L * 1000 * 1000 * 1000, 2_000_000, 1 << 20);
}

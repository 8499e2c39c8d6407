package dev.lava.image.unpack;

/**
 * How much an image may unpack to.
 *
 * @param bytes of all layers' archives without compression
 * @param entries of all layers
 */
record Limits(long bytes, long entries) {
  /**
   * The size is AWS Lambda's own limit for a function's image ("Lambda quotas", 10 GB without
   * compression); the entries are far more than any root file system has.
   */
  static final Limits LAMBDA = new Limits(10L * 1000 * 1000 * 1000, 2_000_000);
}

package dev.lava.bench.contender;

/** What runs the function. */
public enum Kind {
  /** The image as it was built. */
  IMAGE("image", "this image"),

  /** AWS's runtime interface client, with the JDK's default class data archive. */
  AWS("aws", "AWS's client"),

  /** The same with a cache that was trained on this function: the best that a careful user gets. */
  AWS_TRAINED("aws-trained", "AWS's client, trained"),

  /** A program that answers with the event itself, trained: what the JVM alone takes. */
  FLOOR("floor", "the JVM's floor");

  private final String key;
  private final String title;

  Kind(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** What programs call it. */
  public String key() {
    return key;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** Whether its answers are the function's. */
  public boolean answers() {
    return this != FLOOR;
  }
}

package dev.lava.image;

/**
 * What machine an image runs on (OCI image-spec, "image-index.md", property {@code platform}).
 *
 * @param os the operating system by Go's name, such as {@code linux}
 * @param architecture the processor by Go's name, such as {@code amd64}
 */
public record Platform(String os, String architecture) {
  public static final Platform AMD64 = new Platform("linux", "amd64");
  public static final Platform ARM64 = new Platform("linux", "arm64");

  /**
   * The platform whose images run on this machine's processor.
   *
   * @throws IllegalArgumentException where AWS Lambda has no such processor
   */
  public static Platform host() {
    return parse(System.getProperty("os.arch"));
  }

  /**
   * Reads a platform of AWS Lambda: {@code amd64} or {@code arm64}, with or without {@code linux/}
   * before it; the processors' other names {@code x86_64} and {@code aarch64} mean the same.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Platform parse(String text) {
    return switch (text.startsWith("linux/") ? text.substring("linux/".length()) : text) {
      case "amd64", "x86_64" -> AMD64;
      case "arm64", "aarch64" -> ARM64;
      default ->
          throw new IllegalArgumentException(
              "AWS Lambda does not run on the platform '%s'; valid are amd64 and arm64"
                  .formatted(text));
    };
  }

  /** Such as {@code linux/amd64}. */
  @Override
  public String toString() {
    return os + "/" + architecture;
  }
}

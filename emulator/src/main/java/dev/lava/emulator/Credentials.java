package dev.lava.emulator;

/**
 * What the function signs its calls of AWS with.
 *
 * @param accessKeyId becomes {@code AWS_ACCESS_KEY_ID}
 * @param secretAccessKey becomes {@code AWS_SECRET_ACCESS_KEY}
 * @param sessionToken becomes {@code AWS_SESSION_TOKEN}
 */
public record Credentials(String accessKeyId, String secretAccessKey, String sessionToken) {
  /** The key's id alone: secrets are not printed. */
  @Override
  public String toString() {
    return "Credentials[accessKeyId=" + accessKeyId + "]";
  }
}

package dev.lava.image.check;

/** What becomes of an image that breaks a rule. */
public enum Severity {
  /** No function can be made of it, or none of the function's invocations starts. */
  REFUSED,
  /** It runs, but not as its author meant, or not under every setting. */
  MISTREATED,
  /** It runs, and would do better otherwise. */
  ADVICE;

  /** The name as it is printed, such as {@code refused}. */
  public String key() {
    return switch (this) {
      case REFUSED -> "refused";
      case MISTREATED -> "mistreated";
      case ADVICE -> "advice";
    };
  }
}

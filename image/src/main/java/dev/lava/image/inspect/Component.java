package dev.lava.image.inspect;

/**
 * A part of the image that somebody decided to put into it.
 *
 * @param kind what it is
 * @param name such as {@code libc6} or {@code jackson-core-3.2.4.jar}
 * @param cost what it costs
 */
public record Component(Kind kind, String name, Cost cost) {
  /** The kinds of parts, by where they are in an image. */
  public enum Kind {
    /** {@code /var/lang}. */
    JDK,
    /** {@code /var/runtime} and the entry point. */
    RUNTIME,
    /** A jar of {@code /var/task/lib}. */
    DEPENDENCY,
    /** What else is in {@code /var/task}. */
    FUNCTION,
    /** What training gave. */
    TRAINING,
    /** A package whose list of files is in the image. */
    PACKAGE,
    /** Anything else, by its directory. */
    DIRECTORY;

    /** The kind as it is printed, such as {@code dependency}. */
    public String key() {
      return switch (this) {
        case JDK -> "jdk";
        case RUNTIME -> "runtime";
        case DEPENDENCY -> "dependency";
        case FUNCTION -> "function";
        case TRAINING -> "training";
        case PACKAGE -> "package";
        case DIRECTORY -> "directory";
      };
    }
  }
}

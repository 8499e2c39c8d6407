package dev.lava.image.debian;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package that was in Debian's archive can no longer be had. Mirrors keep a version until a newer
 * one replaces it: of security fixes for days or weeks, else until the next point release.
 *
 * <p>Its message is {@link #gone} and, where there is any, {@link #pastFailure}; who has more to
 * say puts it between them.
 */
public final class GoneException extends DebianException {
  private static final long serialVersionUID = 1L;

  private final String gone;
  private final @Nullable String pastFailure;

  private GoneException(String gone, @Nullable String pastFailure, Throwable cause) {
    super(pastFailure == null ? gone : gone + ". " + pastFailure, cause);
    this.gone = gone;
    this.pastFailure = pastFailure;
  }

  static GoneException of(String gone, Throwable cause) {
    return new GoneException(gone, null, cause);
  }

  /** Of a package that Debian's archive of the past may have, if only it could be asked. */
  static GoneException undelivered(String gone, Throwable cause) {
    return new GoneException(
        gone, "Debian's archive of the past does not deliver it: " + cause.getMessage(), cause);
  }

  /** Which package, and where it was looked for: a clause, to be gone on with. */
  public String gone() {
    return gone;
  }

  /** Whole sentences on why the archive of the past was no way out; empty where it has nothing. */
  public Optional<String> pastFailure() {
    return Optional.ofNullable(pastFailure);
  }
}

package dev.lava.image.debian;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Debian's archives are.
 *
 * @param archive the base address of the archive, above {@code dists/} and {@code pool/}
 * @param security the base address of the security archive
 * @param origin who named it, for messages: {@code --mirror}, for instance
 */
public record Mirror(URI archive, URI security, String origin) {
  /** The environment variable that names a mirror. */
  public static final String VARIABLE = "LAVA_DEBIAN_MIRROR";

  /**
   * The last resort: the archive as it was at a moment, which stays reachable for good, though
   * slowly. The moment is after the first point releases of trixie.
   */
  private static final String SNAPSHOT = "http://snapshot.debian.org/archive/debian/";

  private static final String PINNED = "20261101T000000Z";

  private static final Pattern MOMENT = Pattern.compile("/(\\d{8}T\\d{6}Z)(?:/|$)");
  private static final DateTimeFormatter MOMENT_FORM =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  /**
   * Chooses a mirror: what the user said, else {@value #VARIABLE}, else what the host's own apt
   * uses where that is Debian's, else Debian's snapshot archive at a pinned moment.
   *
   * @param explicit what the user said, as for {@link #parse}
   * @param apt the host's apt configuration, {@code /etc/apt}
   * @throws IllegalArgumentException for a mirror that cannot be read, naming who said it
   * @throws IOException where the host's sources cannot be read
   */
  public static Mirror choose(Optional<String> explicit, Map<String, String> environment, Path apt)
      throws IOException {
    if (explicit.isPresent()) {
      return parse(explicit.get(), "--mirror");
    }
    String variable = environment.getOrDefault(VARIABLE, "").strip();
    if (!variable.isEmpty()) {
      return parse(variable, VARIABLE);
    }
    return AptSources.read(apt).mirror().orElseGet(() -> snapshot(PINNED));
  }

  /**
   * Reads one address, or two with a space between: the archive's and the security archive's. Where
   * the second is missing it is the first with {@code debian-security} in the place of {@code
   * debian}, which is how mirrors lay them out.
   *
   * @param origin who said it, for messages
   */
  public static Mirror parse(String text, String origin) {
    String[] parts = text.strip().split("\\s+");
    if (parts.length > 2) {
      throw refused(text, origin);
    }
    URI archive = address(parts[0], text, origin);
    URI security = parts.length == 2 ? address(parts[1], text, origin) : securityBeside(archive);
    return new Mirror(archive, security, origin);
  }

  /**
   * Debian's snapshot archive with the packages that an index named at this time. It shows the
   * archive a day later: it takes its copies some hours after an index is made, and Debian keeps
   * replaced packages for longer than a day.
   */
  static Mirror snapshot(Instant asOf) {
    return snapshot(MOMENT_FORM.format(asOf.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC)));
  }

  static Mirror snapshot(String moment) {
    return parse(SNAPSHOT + moment, "the snapshot archive");
  }

  /** The base address of an area. */
  URI base(Area area) {
    return switch (area) {
      case ARCHIVE -> archive;
      case SECURITY -> security;
    };
  }

  /** The address of a file in an area. */
  URI resolve(Area area, String path) {
    URI base = base(area);
    return base.resolve(base.getRawPath() + "/" + path.replace("%", "%25").replace(" ", "%20"));
  }

  /**
   * The moment that the mirror shows, where its address carries one: such an archive stays as it
   * was, so its age is not judged by today's clock.
   */
  Optional<Instant> moment() {
    Matcher moment = MOMENT.matcher(archive.getPath());
    if (!moment.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.parse(moment.group(1), MOMENT_FORM).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static URI securityBeside(URI archive) {
    String path = archive.getRawPath();
    Matcher component = Pattern.compile("/debian(?=/|$)").matcher(path);
    String beside =
        component.find() ? component.replaceFirst("/debian-security") : path + "-security";
    return archive.resolve(beside);
  }

  private static URI address(String text, String whole, String origin) {
    try {
      URI uri = URI.create(text.endsWith("/") ? text.replaceAll("/+$", "") : text);
      boolean remote = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean local = "file".equals(uri.getScheme()) && uri.getRawPath() != null;
      if (local || (remote && uri.getHost() != null)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw refused(whole, origin);
  }

  private static IllegalArgumentException refused(String text, String origin) {
    return new IllegalArgumentException(
        "%s says '%s', which is no mirror; valid is the address above dists/, such as http://mirror.example/debian, and perhaps that of debian-security after a space"
            .formatted(origin, text));
  }
}

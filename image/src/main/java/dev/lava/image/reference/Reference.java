package dev.lava.image.reference;

import dev.lava.image.Digest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image: {@code [REGISTRY/]REPOSITORY[:TAG][@DIGEST]}.
 *
 * <p>The part before the first slash is a registry where it could be a host: it has a dot or a
 * port, or is {@code localhost}. There is no default registry: a name without one is local. A name
 * with neither tag nor digest has the tag {@code latest}.
 *
 * <table>
 * <caption>Sample names</caption>
 * <tr><th>text</th><th>registry</th><th>repository</th><th>tag</th></tr>
 * <tr><td>{@code lava-java:25}</td><td></td><td>lava-java</td><td>25</td></tr>
 * <tr><td>{@code team/greeting}</td><td></td><td>team/greeting</td><td>latest</td></tr>
 * <tr><td>{@code localhost:5000/greeting:1.0}</td><td>localhost:5000</td><td>greeting</td><td>1.0</td></tr>
 * <tr><td>{@code registry.example/a/b@sha256:…}</td><td>registry.example</td><td>a/b</td><td></td></tr>
 * </table>
 *
 * <p>The rules for repositories and tags are those of the OCI distribution-spec ("Pulling
 * manifests").
 *
 * @param registry a host with an optional port; empty for local names
 * @param repository what the image is
 * @param tag which of its versions, by name
 * @param digest which of its versions, by content; it wins over the tag
 */
public record Reference(
    Optional<String> registry, String repository, Optional<String> tag, Optional<Digest> digest) {
  private static final String LATEST = "latest";
  private static final int LONGEST_NAME = 255;

  private static final Pattern REGISTRY =
      Pattern.compile("([A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*|\\[[0-9A-Fa-f:]+])(:[0-9]{1,5})?");
  private static final String COMPONENT = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern REPOSITORY = Pattern.compile(COMPONENT + "(/" + COMPONENT + ")*");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
  private static final Pattern TAG_AT_END = Pattern.compile("(?<name>.*):(?<tag>[^/:]*)");

  public Reference {
    registry.ifPresent(
        host ->
            require(
                REGISTRY.matcher(host).matches() && couldBeHost(host),
                host,
                "registry",
                "a host name with a dot or a port, or localhost, such as localhost:5000"));
    require(
        REPOSITORY.matcher(repository).matches(),
        repository,
        "repository",
        "lower-case letters and digits, with single '.', '_' or '-' between them and '/' between parts,"
            + " such as team/greeting");
    int length = registry.map(host -> host.length() + 1).orElse(0) + repository.length();
    require(
        length <= LONGEST_NAME,
        repository,
        "repository",
        "at most %d characters with the registry".formatted(LONGEST_NAME));
    tag.ifPresent(
        text ->
            require(
                TAG.matcher(text).matches(),
                text,
                "tag",
                "at most 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-', such as 1.0"));
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException for anything else; the message shows the text, the part that
   *     is wrong and the rule for it
   */
  public static Reference parse(String text) {
    try {
      int at = text.indexOf('@');
      Optional<Digest> digest =
          at < 0 ? Optional.empty() : Optional.of(Digest.parse(text.substring(at + 1)));
      String named = at < 0 ? text : text.substring(0, at);
      Matcher tagged = TAG_AT_END.matcher(named);
      Optional<String> tag = digest.isPresent() ? Optional.empty() : Optional.of(LATEST);
      if (tagged.matches()) {
        tag = Optional.of(tagged.group("tag"));
        named = tagged.group("name");
      }
      int slash = named.indexOf('/');
      boolean hosted = slash >= 0 && couldBeHost(named.substring(0, slash));
      return new Reference(
          hosted ? Optional.of(named.substring(0, slash)) : Optional.empty(),
          hosted ? named.substring(slash + 1) : named,
          tag,
          digest);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no name of an image: %s".formatted(text, e.getMessage()), e);
    }
  }

  /** Registry and repository, without a version. */
  public String name() {
    return registry.map(host -> host + "/").orElse("") + repository;
  }

  /** The whole name, in the form that {@link #parse} reads; a tag that was implied is shown. */
  @Override
  public String toString() {
    return name()
        + tag.map(text -> ":" + text).orElse("")
        + digest.map(value -> "@" + value).orElse("");
  }

  private static boolean couldBeHost(String text) {
    return text.indexOf('.') >= 0 || text.indexOf(':') >= 0 || text.equals("localhost");
  }

  private static void require(boolean valid, String seen, String part, String rule) {
    if (!valid) {
      throw new IllegalArgumentException("the %s '%s' must be %s".formatted(part, seen, rule));
    }
  }
}

package dev.lava.image.registry;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user allows and adds beyond what Docker's and Podman's files say.
 *
 * @param plainHttp the registries, as in the names of images, that may be spoken to without TLS;
 *     those on loopback always may
 * @param authority a PEM file of certificate authorities to trust besides the JVM's
 */
public record RegistrySettings(Set<String> plainHttp, Optional<Path> authority) {
  /** The variable that lists registries without TLS, separated by commas. */
  public static final String PLAIN_HTTP = "LAVA_PLAIN_HTTP_REGISTRIES";

  /** The variable that names a file of certificate authorities. */
  public static final String AUTHORITY = "LAVA_REGISTRY_CA";

  public RegistrySettings {
    plainHttp = Set.copyOf(plainHttp);
  }

  /** What the environment says. */
  public static RegistrySettings of(Map<String, String> environment) {
    Set<String> plain = new LinkedHashSet<>();
    Arrays.stream(environment.getOrDefault(PLAIN_HTTP, "").split(",", -1))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .forEach(plain::add);
    return new RegistrySettings(
        plain,
        Optional.ofNullable(environment.get(AUTHORITY))
            .filter(file -> !file.isEmpty())
            .map(Path::of));
  }

  /** The same, with what the command line adds. */
  public RegistrySettings with(Set<String> morePlainHttp, Optional<Path> otherAuthority) {
    Set<String> plain = new LinkedHashSet<>(plainHttp);
    plain.addAll(morePlainHttp);
    return new RegistrySettings(plain, otherAuthority.or(() -> authority));
  }
}

package dev.lava.cli;

import dev.lava.image.registry.Registries;
import dev.lava.image.registry.RegistrySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How registries are spoken to, beyond what Docker's and Podman's files say. */
final class RegistryOptions {
  @Option(
      names = "--plain-http",
      paramLabel = "HOST",
      description =
          "a registry that may be spoken to without TLS, such as registry.test:5000; those on"
              + " loopback always may (also: LAVA_PLAIN_HTTP_REGISTRIES)")
  private List<String> plainHttp = List.of();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "certificate authorities of registries, in PEM, besides the usual ones (also:"
              + " LAVA_REGISTRY_CA)")
  private @Nullable Path authority;

  Registries registries(Surroundings surroundings) {
    return new Registries(
        RegistrySettings.of(surroundings.environment())
            .with(Set.copyOf(plainHttp), Optional.ofNullable(authority)),
        surroundings.environment());
  }
}

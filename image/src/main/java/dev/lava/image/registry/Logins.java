package dev.lava.image.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The logins that {@code docker login}, {@code podman login} and {@code skopeo login} have left on
 * this machine. The first file that has one for a registry wins.
 *
 * @param files where they are kept; those that are not there are passed over
 * @param helpers the programs that files may refer to
 */
record Logins(List<Path> files, HelperPrograms helpers) {
  Logins {
    files = List.copyOf(files);
  }

  /**
   * The files that these environment variables mean: those named by {@code REGISTRY_AUTH_FILE} and
   * {@code DOCKER_CONFIG} first, then Docker's and Podman's usual ones.
   */
  static Logins of(Map<String, String> environment) {
    Path home = home(environment);
    Set<Path> files = new LinkedHashSet<>();
    variable(environment, "REGISTRY_AUTH_FILE").map(Path::of).ifPresent(files::add);
    files.add(
        variable(environment, "DOCKER_CONFIG")
            .map(Path::of)
            .orElse(home.resolve(".docker"))
            .resolve("config.json"));
    variable(environment, "XDG_RUNTIME_DIR")
        .map(directory -> Path.of(directory, "containers", "auth.json"))
        .ifPresent(files::add);
    files.add(
        variable(environment, "XDG_CONFIG_HOME")
            .map(Path::of)
            .orElse(home.resolve(".config"))
            .resolve("containers")
            .resolve("auth.json"));
    return new Logins(List.copyOf(files), new HelperPrograms(environment));
  }

  static Path home(Map<String, String> environment) {
    return Path.of(variable(environment, "HOME").orElse(System.getProperty("user.home")));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * The login for a repository.
   *
   * @throws RegistryException where a file or a helper makes no sense
   */
  Optional<Login> find(String registry, String repository) throws IOException {
    for (Path file : files) {
      Optional<LoginFile> read = LoginFile.read(file);
      Optional<Login> login =
          read.isEmpty() ? Optional.empty() : read.get().find(registry, repository, helpers);
      if (login.isPresent()) {
        return login;
      }
    }
    return Optional.empty();
  }
}

package dev.lava.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Child;
import dev.lava.image.Image;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import dev.lava.testing.DebianRegistry;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's registry with a login, and with a certificate of an authority of one's own. */
class SecuredRegistryTest {
  @TempDir private Path directory;
  private Image image;

  @BeforeEach
  void make() throws Exception {
    image = SampleImages.full(BlobDirectory.create(directory.resolve("blobs")));
  }

  private Pushed push(DebianRegistry registry, RegistrySettings settings) throws IOException {
    return registries(settings)
        .push(name(registry), image, List.of(), Optional.empty(), Progress.SILENT);
  }

  private Registries registries(RegistrySettings settings) {
    return new Registries(settings, Map.of("HOME", directory.toString()));
  }

  private static Reference name(DebianRegistry registry) {
    return Reference.parse(registry.host() + "/greeting:1.0");
  }

  private static RegistrySettings trusting(Optional<Path> authority) {
    return new RegistrySettings(Set.of(), authority);
  }

  @Test
  void a_login_that_skopeo_has_left_opens_the_registry() throws Exception {
    RequiredTool.ofDebian("skopeo").require();
    try (DebianRegistry registry = SecuredRegistries.withLogin(directory.resolve("registry"))) {
      assertThatThrownBy(() -> push(registry, trusting(Optional.empty())))
          .hasMessageContaining("answers 401")
          .hasMessageContaining("there is no login for it");

      Child.run(
          "skopeo",
          "login",
          "--tls-verify=false",
          "--authfile=" + directory.resolve(".docker/config.json"),
          "--username=" + SecuredRegistries.USER,
          "--password=" + SecuredRegistries.PASSWORD,
          registry.host());

      assertThat(push(registry, trusting(Optional.empty())).sent()).isEqualTo(3);
      assertThat(registries(trusting(Optional.empty())).read(name(registry), Optional.empty()))
          .isEqualTo(image);
    }
  }

  @Test
  void a_wrong_password_is_not_shown() throws Exception {
    try (DebianRegistry registry = SecuredRegistries.withLogin(directory.resolve("registry"))) {
      Files.createDirectories(directory.resolve(".docker"));
      Files.writeString(
          directory.resolve(".docker/config.json"),
          "{\"auths\":{\"%s\":{\"username\":\"ada\",\"password\":\"hunter2\"}}}"
              .formatted(registry.host()));

      assertThatThrownBy(() -> push(registry, trusting(Optional.empty())))
          .hasMessageContaining("answers 401")
          .hasMessageContaining("it was sent user 'ada'")
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void an_authority_of_ones_own_is_trusted_where_it_is_named() throws Exception {
    try (DebianRegistry registry = SecuredRegistries.withTls(directory.resolve("registry"))) {
      Path authority = directory.resolve("registry/ca.crt");

      assertThatThrownBy(() -> push(registry, trusting(Optional.empty())))
          .isInstanceOf(RegistryException.class)
          .hasMessageStartingWith("https://%s/v2/ cannot be spoken to over TLS:", registry.host())
          .hasMessageContaining("LAVA_REGISTRY_CA")
          .hasMessageContaining("certs.d/%s/ca.crt", registry.host());

      assertThat(push(registry, trusting(Optional.of(authority))).sent()).isEqualTo(3);
    }
  }

  @Test
  void an_authority_of_ones_own_is_trusted_where_podman_has_it() throws Exception {
    try (DebianRegistry registry = SecuredRegistries.withTls(directory.resolve("registry"))) {
      Path certificates = directory.resolve(".config/containers/certs.d/" + registry.host());
      Files.createDirectories(certificates);
      Files.copy(directory.resolve("registry/ca.crt"), certificates.resolve("ca.crt"));

      assertThat(push(registry, trusting(Optional.empty())).sent()).isEqualTo(3);
    }
  }

  @Test
  void a_file_without_certificates_is_refused() throws Exception {
    Path authority = Files.writeString(directory.resolve("empty.pem"), "");
    try (DebianRegistry registry = DebianRegistry.start(directory.resolve("registry"))) {
      assertThatThrownBy(() -> push(registry, trusting(Optional.of(authority))))
          .hasMessageStartingWith("'%s' holds no certificates", authority);
    }
  }
}

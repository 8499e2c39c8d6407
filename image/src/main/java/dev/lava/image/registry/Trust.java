package dev.lava.image.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which certificate authorities a registry's certificate may come from: the JVM's, those of one
 * file, and those in the directories that Docker and Podman read, {@code certs.d/HOST:PORT/*.crt}
 * (dockerd, "Verify repository client with certificates"; containers-certs.d(5)).
 *
 * @param authority a PEM file
 * @param directories the directories named {@code certs.d}
 */
record Trust(Optional<Path> authority, List<Path> directories) {
  Trust {
    directories = List.copyOf(directories);
  }

  static Trust of(RegistrySettings settings, Map<String, String> environment) {
    Path config =
        Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
            .filter(directory -> !directory.isBlank())
            .map(Path::of)
            .orElse(Logins.home(environment).resolve(".config"));
    return new Trust(
        settings.authority(),
        List.of(
            config.resolve("containers/certs.d"),
            config.resolve("docker/certs.d"),
            Path.of("/etc/containers/certs.d"),
            Path.of("/etc/docker/certs.d")));
  }

  /** What connections to this registry are made with; empty where the JVM's own trust is all. */
  Optional<SSLContext> context(String registry) throws IOException {
    List<Certificate> authorities = new ArrayList<>();
    if (authority.isPresent()) {
      authorities.addAll(certificates(authority.get()));
    }
    for (Path directory : directories) {
      Path ofRegistry = directory.resolve(registry);
      if (Files.isDirectory(ofRegistry)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(ofRegistry, "*.crt")) {
          for (Path file : files) {
            authorities.addAll(certificates(file));
          }
        }
      }
    }
    return authorities.isEmpty() ? Optional.empty() : Optional.of(context(authorities));
  }

  private static SSLContext context(List<Certificate> authorities) throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (X509Certificate certificate : ofJvm()) {
        trusted.setCertificateEntry("jvm-" + trusted.size(), certificate);
      }
      for (Certificate certificate : authorities) {
        trusted.setCertificateEntry("user-" + trusted.size(), certificate);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(trusted), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new RegistryException(
          "the certificate authorities cannot be used: " + e.getMessage(), 0, e);
    }
  }

  private static List<X509Certificate> ofJvm() throws GeneralSecurityException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (TrustManager manager : managers(null)) {
      if (manager instanceof X509TrustManager x509) {
        certificates.addAll(List.of(x509.getAcceptedIssuers()));
      }
    }
    return certificates;
  }

  private static TrustManager[] managers(@Nullable KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory.getTrustManagers();
  }

  private static List<Certificate> certificates(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      List<Certificate> certificates =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (!certificates.isEmpty()) {
        return certificates;
      }
      throw new RegistryException(
          "'%s' holds no certificates; a file of certificate authorities has blocks that begin with -----BEGIN CERTIFICATE-----"
              .formatted(file));
    } catch (GeneralSecurityException e) {
      throw new RegistryException(
          "'%s' holds no certificates in PEM: %s".formatted(file, e.getMessage()), 0, e);
    }
  }
}

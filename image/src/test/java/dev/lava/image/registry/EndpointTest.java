package dev.lava.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static final Endpoint SECURE = Endpoint.https("registry.example", Set.of());
  private static final Endpoint PLAIN =
      Endpoint.https("localhost:5000", Set.of("plain.example:5000")).withoutTls().orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:5000",
        "a.localhost",
        "127.0.0.1:80",
        "127.1.2.3",
        "[::1]:5000"
      })
  void loopback_may_do_without_tls(String name) {
    assertThat(Endpoint.https(name, Set.of()).withoutTls()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry.example:5000",
        "127.0.0.1.example",
        "localhost.example",
        "10.0.0.1:5000",
        "[fe80::1]:5000"
      })
  void others_must_be_named_to_do_without(String name) {
    assertThat(Endpoint.https(name, Set.of()).withoutTls()).isEmpty();
    assertThat(Endpoint.https(name, Set.of(name)).withoutTls()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "https://registry.example/v2/, true",
    "https://registry.example:443/v2/, true",
    "HTTPS://REGISTRY.example/, true",
    "https://registry.example:8443/, false",
    "http://registry.example/, false",
    "https://registry.example.evil/, false",
    "https://user@registry.example/, false",
    "https://evil.example/registry.example, false"
  })
  void a_login_goes_to_the_very_server_only(URI uri, boolean owned) {
    assertThat(SECURE.owns(uri)).isEqualTo(owned);
  }

  @ParameterizedTest
  @CsvSource({
    "https://storage.example/blob, true, true",
    "http://storage.example/blob, false, false",
    "http://localhost:5000/blob, false, true",
    "http://plain.example:5000/blob, false, true",
    "https://user:password@storage.example/blob, false, false",
    "ftp://storage.example/blob, false, false",
    "/relative, false, false"
  })
  void what_a_registry_says_leads_to_tls_unless_it_does_without_itself(
      URI uri, boolean fromSecure, boolean fromPlain) {
    assertThat(SECURE.mayLeadTo(uri)).isEqualTo(fromSecure);
    assertThat(PLAIN.mayLeadTo(uri)).isEqualTo(fromPlain);
  }
}

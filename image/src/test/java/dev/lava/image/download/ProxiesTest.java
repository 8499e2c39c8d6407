package dev.lava.image.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http_proxy=http://p.example:3128                            | http://m.example/    | p.example:3128
          http_proxy=http://p.example:3128                            | https://m.example/   | direct
          HTTPS_PROXY=http://p.example:3128                           | https://m.example/   | p.example:3128
          all_proxy=p.example                                         | https://m.example/   | p.example:80
          http_proxy=http://p.example no_proxy=m.example              | http://m.example/    | direct
          http_proxy=http://p.example no_proxy=.example               | http://m.example/    | direct
          http_proxy=http://p.example no_proxy=ample                  | http://m.example/    | p.example:80
          http_proxy=http://p.example no_proxy=*                      | http://m.example/    | direct
          http_proxy=http://p.example                                 | http://localhost/    | direct
          http_proxy=http://p.example                                 | http://127.0.0.1:80/ | direct
          """)
  void chooses_as_curl_does(String environment, URI uri, String expected) {
    assertThat(new Proxies(variables(environment)).select(uri).stream().map(ProxiesTest::shown))
        .containsExactly(expected);
  }

  @Test
  void give_their_login_to_themselves_only() {
    Proxies proxies = new Proxies(Map.of("http_proxy", "http://me:secret@p.example:3128"));

    assertThat(proxies.login("p.example", 3128))
        .hasValueSatisfying(
            login -> assertThat(login.getPassword()).containsExactly("secret".toCharArray()));
    assertThat(proxies.login("q.example", 3128)).isEmpty();
  }

  @Test
  void that_are_no_address_are_refused_without_being_shown() {
    Proxies proxies = new Proxies(Map.of("http_proxy", "me:secret@:x"));

    assertThatThrownBy(() -> proxies.select(URI.create("http://m.example/")))
        .hasMessage(
            "a proxy in the environment (http_proxy, https_proxy, all_proxy) is no address; valid is http://proxy.example:3128");
  }

  private static Map<String, String> variables(String text) {
    Map<String, String> variables = new HashMap<>();
    for (String pair : text.strip().split(" +")) {
      variables.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    return variables;
  }

  private static String shown(Proxy proxy) {
    return proxy.type() == Proxy.Type.DIRECT
        ? "direct"
        : proxy.address().toString().replaceFirst("/<unresolved>|/.*(?=:)", "");
  }
}

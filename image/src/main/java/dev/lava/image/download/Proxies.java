package dev.lava.image.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that the environment names, as curl and apt read it: {@code http_proxy}, {@code
 * https_proxy}, {@code all_proxy} and the exceptions in {@code no_proxy}, in lower or upper case.
 * Loopback addresses are never proxied. Where the environment names none, the JVM's own settings
 * hold.
 */
public final class Proxies extends ProxySelector {
  private final Map<String, String> environment;

  /** What these environment variables say. */
  public Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Proxy> select(URI uri) {
    Optional<URI> proxy = proxyFor(uri.getScheme());
    if (proxy.isEmpty()) {
      ProxySelector ofJvm = ProxySelector.getDefault();
      return ofJvm == null ? List.of(Proxy.NO_PROXY) : ofJvm.select(uri);
    }
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return isDirect(host) ? List.of(Proxy.NO_PROXY) : List.of(httpProxy(proxy.get()));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // The failed request tells the user; there is no second proxy to turn to.
  }

  /** The login that the environment gives for the proxy at this address. */
  public Optional<PasswordAuthentication> login(String host, int port) {
    return Stream.of("http", "https")
        .flatMap(scheme -> proxyFor(scheme).stream())
        .filter(proxy -> proxy.getHost().equals(host) && port(proxy) == port)
        .flatMap(proxy -> Stream.ofNullable(proxy.getUserInfo()))
        .map(login -> login.split(":", 2))
        .map(login -> new PasswordAuthentication(login[0], password(login)))
        .findFirst();
  }

  /** Whether the environment has a login for a proxy. */
  public boolean wantLogin() {
    return Stream.of("http", "https")
        .flatMap(scheme -> proxyFor(scheme).stream())
        .anyMatch(proxy -> proxy.getUserInfo() != null);
  }

  private static char[] password(String[] login) {
    return login.length < 2 ? new char[0] : login[1].toCharArray();
  }

  private Optional<URI> proxyFor(String scheme) {
    return variable(scheme.toLowerCase(Locale.ROOT) + "_proxy")
        .or(() -> variable("all_proxy"))
        .map(text -> text.contains("://") ? text : "http://" + text)
        .map(Proxies::parse);
  }

  private static URI parse(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, without the text: it may hold a password.
    }
    throw new IllegalArgumentException(
        "a proxy in the environment (http_proxy, https_proxy, all_proxy) is no address; valid is http://proxy.example:3128");
  }

  private boolean isDirect(String host) {
    if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
      return true;
    }
    return Stream.of(variable("no_proxy").orElse("").toLowerCase(Locale.ROOT).split("[,\\s]+"))
        .filter(name -> !name.isEmpty())
        .map(name -> name.startsWith(".") ? name.substring(1) : name)
        .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
  }

  private Optional<String> variable(String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .flatMap(key -> Stream.ofNullable(environment.get(key)))
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static Proxy httpProxy(URI proxy) {
    return new Proxy(
        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy)));
  }

  private static int port(URI proxy) {
    return proxy.getPort() < 0 ? 80 : proxy.getPort();
  }
}

package dev.lava.image.registry;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a registry is.
 *
 * @param name as in the names of images, such as {@code localhost:5000}
 * @param base scheme, host and port
 * @param plainHttp the registries that may be spoken to without TLS, besides those on loopback
 */
record Endpoint(String name, URI base, Set<String> plainHttp) {
  static Endpoint https(String name, Set<String> plainHttp) {
    return new Endpoint(name, URI.create("https://" + name), plainHttp);
  }

  /** The same without TLS; empty where that is not allowed. */
  Optional<Endpoint> withoutTls() {
    return isPlain(name)
        ? Optional.of(new Endpoint(name, URI.create("http://" + name), plainHttp))
        : Optional.empty();
  }

  /** Whether what this registry says may lead to that address. */
  boolean mayLeadTo(URI uri) {
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      return false;
    }
    return "https".equalsIgnoreCase(uri.getScheme())
        || ("http".equalsIgnoreCase(uri.getScheme())
            && base.getScheme().equals("http")
            && isPlain(uri.getRawAuthority()));
  }

  private boolean isPlain(String authority) {
    return isLoopback(authority) || plainHttp.contains(authority);
  }

  URI resolve(String path) {
    return base.resolve(path);
  }

  /** Whether an address is on this very server, so that a login may go there. */
  boolean owns(URI uri) {
    return base.getScheme().equalsIgnoreCase(uri.getScheme())
        && host(base).equals(host(uri))
        && port(base) == port(uri)
        && uri.getRawUserInfo() == null;
  }

  private static boolean isLoopback(String host) {
    String bare = host.replaceFirst("(?<!:):[0-9]+$", "").toLowerCase(Locale.ROOT);
    return bare.equals("localhost")
        || bare.endsWith(".localhost")
        || bare.matches("127(\\.[0-9]{1,3}){3}")
        || bare.equals("[::1]");
  }

  private static String host(URI uri) {
    return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}

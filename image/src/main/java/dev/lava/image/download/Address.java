package dev.lava.image.download;

import java.net.URI;

/** How an address is shown to people: without passwords, and without queries that may hold one. */
public final class Address {
  private Address() {}

  /** Scheme, host, port and path, such as {@code http://127.0.0.1:8080/pool/a.deb}. */
  public static String shown(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return uri.getScheme() + "://" + host + port + path;
  }
}

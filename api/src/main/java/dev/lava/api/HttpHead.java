package dev.lava.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What comes before the body of an HTTP response: status, headers and cookies.
 *
 * <pre>{@code
 * HttpHead.of(200)
 *     .header("Content-Type", "text/html")
 *     .cookie("theme=dark; Path=/; Secure")
 *     .streams(out -> page.writeTo(out));
 * }</pre>
 *
 * @param status from 100 to 599
 * @param headers by name, one value each
 * @param cookies as the values of {@code Set-Cookie}, one each
 */
public record HttpHead(int status, Map<String, String> headers, List<String> cookies) {
  /**
   * A head of these parts, which are copied.
   *
   * @throws IllegalArgumentException where the status is none of HTTP's
   */
  public HttpHead {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException(
          "an HTTP status must be from 100 to 599, such as 200, but is " + status);
    }
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    cookies = List.copyOf(cookies);
  }

  /** A head of a status alone. */
  public static HttpHead of(int status) {
    return new HttpHead(status, Map.of(), List.of());
  }

  /** This head with a header besides; one of that very name is replaced. */
  public HttpHead header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpHead(status, more, cookies);
  }

  /** This head with a cookie besides, such as {@code theme=dark; Path=/; Secure}. */
  public HttpHead cookie(String cookie) {
    List<String> more = new ArrayList<>(cookies);
    more.add(cookie);
    return new HttpHead(status, headers, more);
  }

  /** The response of this head and a body. */
  public StreamedResponse streams(StreamedResponse.Body body) {
    return new StreamedResponse("application/octet-stream", this, body);
  }
}

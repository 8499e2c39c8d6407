package dev.lava.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;

/** One request, as a service sees it. */
public final class Exchange {
  private static final int FIRST_BUFFER = 8 * 1024;

  private final Request request;

  Exchange(Request request) {
    this.request = request;
  }

  /** The method, such as {@code POST}. */
  public String method() {
    return request.getMethod();
  }

  /**
   * The segments of the path, decoded: {@code /a/b%3A1} is {@code [a, b:1]}; none for {@code *}.
   */
  public List<String> path() {
    String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
    return Arrays.stream(path.split("/", -1)).skip(1).map(URIUtil::decodePath).toList();
  }

  /** The first value of a parameter in the query. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name));
  }

  /** The first value of a header that is there and not empty; names in any case. */
  public Optional<String> header(String name) {
    return value(request.getHeaders(), name);
  }

  /** The first value of a trailer, as a header; known once the body was read. */
  public Optional<String> trailer(String name) {
    HttpFields trailers = request.getTrailers();
    return trailers == null ? Optional.empty() : value(trailers, name);
  }

  private static Optional<String> value(HttpFields fields, String name) {
    HttpField field = fields.getField(name);
    return field == null
        ? Optional.empty()
        : Optional.ofNullable(field.getValue()).filter(value -> !value.isEmpty());
  }

  /**
   * Reads the body to its end; to be called once.
   *
   * @param limit how many bytes it may have
   */
  public Body body(int limit) {
    try (InputStream stream = Content.Source.asInputStream(request)) {
      return read(stream, limit);
    } catch (IOException _) {
      return new Body.Truncated();
    }
  }

  private Body read(InputStream stream, int limit) throws IOException {
    long declared = request.getLength();
    byte[] buffer =
        new byte[(int) Math.clamp(declared < 0 ? FIRST_BUFFER : declared + 1, 1, limit + 1L)];
    int size = 0;
    while (size <= limit) {
      if (size == buffer.length) {
        buffer = Arrays.copyOf(buffer, (int) Math.min(2L * size, limit + 1L));
      }
      int count = stream.read(buffer, size, buffer.length - size);
      if (count < 0) {
        return new Body.Complete(ByteBuffer.wrap(buffer, 0, size));
      }
      size += count;
    }
    stream.transferTo(OutputStream.nullOutputStream());
    return new Body.TooLarge();
  }
}

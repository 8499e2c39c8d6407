package dev.lava.bench.measure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
  private static final String NEXT =
      """
      GET /2018-06-01/runtime/invocation/next HTTP/1.1\r
      Host: x\r
      \r
      """;
  private static final String RESPONSE =
      """
      POST /2018-06-01/runtime/invocation/1/response HTTP/1.1\r
      content-length: 11\r
      \r
      {"sum": 42}""";
  private static final String CHUNKED =
      """
      POST /response HTTP/1.1\r
      Transfer-Encoding: chunked\r
      \r
      5;x=1\r
      {"sum\r
      a\r
      ": "many"}\r
      0\r
      Trailer: x\r
      \r
      """;

  @Test
  void a_request_without_a_body_ends_with_its_headers() throws Exception {
    assertThat(read(NEXT, NEXT.length()))
        .containsExactly("GET /2018-06-01/runtime/invocation/next ");
  }

  @Test
  void a_body_has_the_length_that_the_headers_say() throws Exception {
    assertThat(read(RESPONSE, RESPONSE.length()))
        .containsExactly("POST /2018-06-01/runtime/invocation/1/response {\"sum\": 42}");
  }

  @Test
  void chunks_are_put_together() throws Exception {
    assertThat(read(CHUNKED, CHUNKED.length()))
        .containsExactly("POST /response {\"sum\": \"many\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void requests_follow_each_other_in_pieces_of_any_size(int size) throws Exception {
    assertThat(read(NEXT + CHUNKED + RESPONSE + NEXT, size))
        .hasSize(4)
        .element(2)
        .isEqualTo("POST /2018-06-01/runtime/invocation/1/response {\"sum\": 42}");
  }

  @Test
  void a_length_that_is_no_number_is_refused() {
    assertThatThrownBy(() -> read("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 100))
        .isInstanceOf(IOException.class)
        .hasMessage("'-1' is no length of a request's body");
  }

  @Test
  void a_line_that_is_no_request_is_refused() {
    assertThatThrownBy(() -> read("HELLO\r\n\r\n", 100))
        .isInstanceOf(IOException.class)
        .hasMessage("'HELLO' is no request line; valid is such as GET /path HTTP/1.1");
  }

  /** Feeds the text in pieces, and gives the requests that came of it. */
  private static List<String> read(String text, int size) throws IOException {
    RequestReader reader = new RequestReader();
    List<String> requests = new ArrayList<>();
    byte[] bytes = text.getBytes(ISO_8859_1);
    for (int at = 0; at < bytes.length; at += size) {
      int length = Math.min(size, bytes.length - at);
      byte[] piece = new byte[length];
      System.arraycopy(bytes, at, piece, 0, length);
      reader.add(piece, length);
      for (Optional<Request> next = reader.next(); next.isPresent(); next = reader.next()) {
        Request request = next.get();
        requests.add(
            request.method() + " " + request.path() + " " + new String(request.body(), ISO_8859_1));
      }
    }
    return requests;
  }
}

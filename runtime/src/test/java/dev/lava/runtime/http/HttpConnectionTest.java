package dev.lava.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConnectionTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  /** What a server sends, and the body that is in it. */
  record Valid(String response, String body) {}

  static final List<Valid> VALID =
      List.of(
          new Valid(OK, "ok"),
          new Valid("HTTP/1.1 200\r\ncontent-length:2\r\n\r\nok", "ok"),
          new Valid("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok", "ok"),
          new Valid("HTTP/1.1 204 No Content\r\n\r\n", ""),
          new Valid("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ""),
          new Valid("HTTP/1.1 200 OK\r\n\r\nup to the end", "up to the end"),
          new Valid("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", "ok"),
          new Valid("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nA: b\r\n\r\n" + OK, "ok"),
          new Valid(
              """
              HTTP/1.1 200 OK\r
              Transfer-Encoding: chunked\r
              \r
              2\r
              ab\r
              1;name=value\r
              c\r
              0\r
              \r
              """,
              "abc"),
          new Valid(
              """
              HTTP/1.1 200 OK\r
              Transfer-Encoding: Chunked\r
              \r
              0000A\r
              0123456789\r
              0\r
              Trailer: x\r
              \r
              """,
              "0123456789"));

  @ParameterizedTest
  @FieldSource("VALID")
  void a_response_is_read(Valid sample) throws IOException {
    try (ScriptedServer server = ScriptedServer.answering(sample.response())) {
      assertThat(body(get(server))).isEqualTo(sample.body());
    }
  }

  @ParameterizedTest
  @FieldSource("VALID")
  void a_response_is_read_byte_by_byte(Valid sample) throws IOException {
    try (ScriptedServer server = new ScriptedServer(List.of(List.of(sample.response())), 1)) {
      assertThat(body(get(server))).isEqualTo(sample.body());
    }
  }

  /** What a server sends, and what is said about it. */
  record Refused(String response, String message) {}

  static final List<Refused> REFUSED =
      List.of(
          new Refused(
              "garbage\r\n\r\n",
              "a response must begin with 'HTTP/1.1' and a status, but begins 'garbage'"),
          new Refused(
              "HTTP/2 200 OK\r\n\r\n",
              "a response must begin with 'HTTP/1.1' and a status, but begins 'HTTP/2 200 OK'"),
          new Refused(
              "HTTP/1.1 2x0 OK\r\n\r\n",
              "a response must begin with 'HTTP/1.1' and a status, but begins 'HTTP/1.1 2x0 OK'"),
          new Refused(
              "HTTP/1.1 101 Switching\r\n\r\n", "the server switches to another protocol, unasked"),
          new Refused(
              "HTTP/1.1 200 OK\r\nA: b\nC: d\r\n\r\n",
              "a line in the head of the response ends otherwise than in CRLF: 'A: b'"),
          new Refused(
              "HTTP/1.1 200 OK\r\n folded\r\n\r\n",
              "a header field must read 'name: value', but is ' folded'"),
          new Refused(
              "HTTP/1.1 200 OK\r\nA b: c\r\n\r\n",
              "a header field must read 'name: value', but is 'A b: c'"),
          new Refused(
              "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
              "a header field must read 'name: value', but is 'no colon'"),
          new Refused(
              "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
              "a Content-Length must be a number up to 67108864, but is '-1'"),
          new Refused(
              "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
              "a Content-Length must be a number up to 67108864, but is '99999999999'"),
          new Refused(
              "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
              "the response has two fields Content-Length, '1' and '2'"),
          new Refused(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
              "a Transfer-Encoding must be 'chunked' and come without Content-Length, but it is 'gzip'"),
          new Refused(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
              "a Transfer-Encoding must be 'chunked' and come without Content-Length, but it is 'chunked' with Content-Length 1"),
          new Refused(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
              "a chunk must begin with its size in hex, but begins 'xyz'"),
          new Refused(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
              "a chunk is longer than the size before it"),
          new Refused(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n",
              "the body has more than 67108864 bytes"),
          new Refused(
              "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(101) + "\r\n",
              "the response has more than 100 header fields"),
          new Refused(
              "HTTP/1.1 200 OK\r\nA: " + "b".repeat(70_000),
              "the head of the response has more than 65536 bytes"),
          new Refused(
              "HTTP/1.1 100 Continue\r\n\r\n".repeat(18),
              "the server sent more than 16 interim responses"));

  @ParameterizedTest
  @FieldSource("REFUSED")
  void a_response_that_is_no_HTTP_is_refused(Refused sample) throws IOException {
    for (int step : new int[] {Integer.MAX_VALUE, 1_000, 1}) {
      try (ScriptedServer server = new ScriptedServer(List.of(List.of(sample.response())), step)) {
        assertThatThrownBy(() -> get(server))
            .isInstanceOf(HttpProtocolException.class)
            .hasMessage(sample.message());
      }
    }
  }

  @Test
  void a_response_cut_off_at_any_byte_is_no_response() throws IOException {
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n";
    for (String whole : List.of(OK, chunked)) {
      for (int length = 0; length < whole.length(); length++) {
        String cut = whole.substring(0, length);
        try (ScriptedServer server = ScriptedServer.answering(cut)) {
          assertThatThrownBy(() -> get(server)).as(cut).isInstanceOf(EOFException.class);
        }
      }
    }
  }

  @Nested
  class Between_two_calls {
    @Test
    void the_connection_is_kept() throws Exception {
      try (ScriptedServer server = ScriptedServer.answering(OK, OK);
          HttpConnection connection = new HttpConnection(server.address())) {
        connection.exchange(new HttpRequest().begin("GET", "/1"));
        connection.exchange(new HttpRequest().begin("GET", "/2"));

        assertThat(server.request()).startsWith("GET /1 HTTP/1.1\r\n");
        assertThat(server.request()).startsWith("GET /2 HTTP/1.1\r\n");
      }
    }

    @Test
    void the_server_may_close_it_unannounced() throws Exception {
      try (ScriptedServer server =
              new ScriptedServer(List.of(List.of(OK), List.of(OK)), Integer.MAX_VALUE);
          HttpConnection connection = new HttpConnection(server.address())) {
        connection.exchange(new HttpRequest().begin("GET", "/1"));

        assertThat(body(connection.exchange(new HttpRequest().begin("GET", "/2")))).isEqualTo("ok");
      }
    }

    @Test
    void bytes_that_nobody_asked_for_are_not_taken_for_the_next_response() throws Exception {
      String forged = OK + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";
      try (ScriptedServer server =
              new ScriptedServer(List.of(List.of(forged), List.of(OK)), Integer.MAX_VALUE);
          HttpConnection connection = new HttpConnection(server.address())) {
        connection.exchange(new HttpRequest().begin("GET", "/1"));

        assertThat(body(connection.exchange(new HttpRequest().begin("GET", "/2")))).isEqualTo("ok");
      }
    }
  }

  @Nested
  class A_request {
    @Test
    void is_written_with_its_length() throws Exception {
      try (ScriptedServer server = ScriptedServer.answering(OK);
          HttpConnection connection = new HttpConnection(server.address())) {
        byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
        connection.exchange(new HttpRequest().begin("POST", "/a").header("X", "y").body(body, 4));

        assertThat(server.request())
            .isEqualTo(
                "POST /a HTTP/1.1\r\nX: y\r\nHost: "
                    + server.address()
                    + "\r\nContent-Length: 4\r\n\r\nhell");
      }
    }

    @Test
    void may_have_a_body_of_several_arrays() throws Exception {
      byte[] part = "x".repeat(40_000).getBytes(StandardCharsets.UTF_8);
      try (ScriptedServer server = ScriptedServer.answering(OK, OK);
          HttpConnection connection = new HttpConnection(server.address())) {
        connection.exchange(new HttpRequest().begin("POST", "/a").body(part, 2).body(part, 1));
        connection.exchange(
            new HttpRequest().begin("POST", "/b").body(part, 40_000).body(part, 39_999));

        assertThat(server.request()).endsWith("Content-Length: 3\r\n\r\nxxx");
        assertThat(server.request()).endsWith("Content-Length: 79999\r\n\r\n" + "x".repeat(79_999));
      }
    }

    @Test
    void may_have_a_large_body() throws Exception {
      byte[] body = "x".repeat(6 << 20).getBytes(StandardCharsets.UTF_8);
      try (ScriptedServer server = ScriptedServer.answering(OK);
          HttpConnection connection = new HttpConnection(server.address())) {
        connection.exchange(new HttpRequest().begin("POST", "/a").body(body, body.length));

        assertThat(server.request()).endsWith("\r\n\r\n" + "x".repeat(6 << 20));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nB: c", "a\nb", "\u0000", "é"})
    void cannot_be_forged_by_a_value(String value) {
      assertThatThrownBy(() -> new HttpRequest().begin("GET", "/").header("A", value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot stand in the head of a request");
    }
  }

  @Test
  void a_proxy_that_is_set_for_the_function_is_passed_by() throws IOException {
    System.setProperty("socksProxyHost", "proxy.invalid");
    try (ScriptedServer server = ScriptedServer.answering(OK)) {
      assertThat(body(get(server))).isEqualTo("ok");
    } finally {
      System.clearProperty("socksProxyHost");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "localhost:", ":9001", "localhost:0", "localhost:65536", "h:12x"})
  void an_address_without_host_or_port_is_refused(String address) {
    assertThatThrownBy(() -> new HttpConnection(address))
        .hasMessage(
            "an address must be a host and a port, such as 127.0.0.1:9001, but is '"
                + address
                + "'");
  }

  private static HttpResponse get(ScriptedServer server) throws IOException {
    try (HttpConnection connection = new HttpConnection(server.address())) {
      return connection.exchange(new HttpRequest().begin("GET", "/"));
    }
  }

  private static String body(HttpResponse response) {
    return new String(response.body(), 0, response.length(), StandardCharsets.ISO_8859_1);
  }
}

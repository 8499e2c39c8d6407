package dev.lava.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.emulator.HttpSocket;
import dev.lava.emulator.HttpSocket.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {
  private final LoopbackServer server = LoopbackServer.start(2);

  @AfterEach
  void close() {
    server.close();
  }

  private static Reply text(Object value) {
    return Reply.json(200, value.toString());
  }

  private static Response get(Listener listener, String path) throws IOException {
    try (HttpSocket socket = new HttpSocket(listener.authority())) {
      return socket.exchange("GET", path, "X-One: 1\nX-None:\n", "");
    }
  }

  @Test
  void each_port_has_its_own_service() throws IOException {
    Listener one = server.listen(0, _ -> text("one"));
    Listener two = server.listen(0, _ -> text("two"));
    assertThat(get(one, "/").body()).isEqualTo("one");
    assertThat(get(two, "/").body()).isEqualTo("two");
  }

  @Test
  void a_port_that_is_closed_leaves_the_others_open() throws IOException {
    Listener one = server.listen(0, _ -> text("one"));
    Listener two = server.listen(0, _ -> text("two"));
    one.close();
    assertThatThrownBy(() -> get(one, "/")).isInstanceOf(ConnectException.class);
    assertThat(get(two, "/").body()).isEqualTo("two");
  }

  @Test
  void a_service_sees_the_parts_of_a_request() throws IOException {
    Listener listener =
        server.listen(
            0,
            exchange ->
                text(
                    List.of(
                        exchange.method(),
                        exchange.path(),
                        exchange.query("q"),
                        exchange.query("p"),
                        exchange.header("x-ONE"),
                        exchange.header("x-none"))));
    assertThat(get(listener, "/a%3Ab/c+d/?q=%24L&q=2").body())
        .isEqualTo(
            "[GET, [a:b, c+d, ], Optional[$L], Optional.empty, Optional[1], Optional.empty]");
  }

  @Test
  void a_body_is_read_up_to_a_limit_and_the_connection_lives_on() throws IOException {
    Listener listener =
        server.listen(
            0,
            exchange ->
                switch (exchange.body(3)) {
                  case Body.Complete(ByteBuffer bytes) -> text(bytes.remaining());
                  case Body.TooLarge _ -> text("too large");
                  case Body.Truncated _ -> text("truncated");
                });
    try (HttpSocket socket = new HttpSocket(listener.authority())) {
      assertThat(socket.exchange("POST", "/", "", "").body()).isEqualTo("0");
      assertThat(socket.exchange("POST", "/", "", "123").body()).isEqualTo("3");
      assertThat(socket.exchange("POST", "/", "", "1234").body()).isEqualTo("too large");
      assertThat(socket.exchange("POST", "/", "Expect: 100-continue\n", "12").status())
          .isIn(100, 200);
    }
  }

  @Test
  void what_is_no_HTTP_is_refused_without_a_word_about_the_inside() throws IOException {
    Listener listener = server.listen(0, _ -> text("never"));
    for (String nonsense :
        List.of("nonsense\n\n", "GET / HTTP/1.1\n\n", "GET /%zz HTTP/1.1\nHost: a\n\n")) {
      try (HttpSocket socket = new HttpSocket(listener.authority())) {
        Response response = socket.send(nonsense).receive();
        assertThat(response.status()).as(nonsense).isEqualTo(400);
        assertThat(response.body()).doesNotContain("at org.eclipse", "Exception");
        assertThat(response.header("Server")).isEmpty();
      }
    }
  }
}

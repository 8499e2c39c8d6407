package dev.lava.runtime.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.runtime.RawServer;
import dev.lava.runtime.RawServer.Peer;
import dev.lava.runtime.http.HttpConnection;
import dev.lava.runtime.http.HttpProtocolException;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.Receipt;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeApiTest {
  private static final String ACCEPTED = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

  private final RawServer server = new RawServer();
  private final RuntimeApi api = new RuntimeApi(new HttpConnection(server.address()), 0);

  RuntimeApiTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    api.close();
    server.close();
  }

  @Nested
  class The_next_invocation {
    @Test
    void is_asked_for_again_where_the_connection_breaks() throws Exception {
      CompletableFuture<Invocation> next = start(api::next);
      server.accept().close();
      try (Peer peer = server.accept()) {
        peer.readTo("\r\n\r\n");
        peer.send(event("lost").substring(0, 80));
      }
      try (Peer peer = server.accept()) {
        peer.readTo("\r\n\r\n");
        peer.send(event("found"));
        assertThat(next.get().event()).hasToString("found");
      }
    }

    @Test
    void is_given_up_after_five_attempts() throws Exception {
      CompletableFuture<Invocation> next = start(api::next);
      for (int attempt = 0; attempt < 5; attempt++) {
        try (Peer peer = server.accept()) {
          peer.readTo("\r\n\r\n");
        }
      }

      assertThatThrownBy(next::get)
          .hasRootCauseInstanceOf(EOFException.class)
          .hasRootCauseMessage(
              "the server at " + server.address() + " closed the connection unanswered");
    }

    @Test
    void is_not_asked_for_again_where_the_server_speaks_otherwise() throws Exception {
      CompletableFuture<Invocation> next = start(api::next);
      try (Peer peer = server.accept()) {
        peer.readTo("\r\n\r\n");
        peer.send("220 mail.example.com ESMTP\r\n");
        assertThatThrownBy(next::get)
            .hasRootCauseInstanceOf(HttpProtocolException.class)
            .hasRootCauseMessage(
                "a response must begin with 'HTTP/1.1' and a status, but begins"
                    + " '220 mail.example.com ESMTP'");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../next", "a/b", "a b", "a?b", "a%2Fb", "é", "."})
    void must_have_a_name_that_forges_no_path(String id) throws Exception {
      CompletableFuture<Invocation> next = start(api::next);
      try (Peer peer = server.accept()) {
        peer.readTo("\r\n\r\n");
        peer.send(event("forged").replace("request-1", id));
        assertThatThrownBy(next::get)
            .hasRootCauseInstanceOf(RuntimeApiException.class)
            .rootCause()
            .hasMessageStartingWith(
                "Lambda-Runtime-Aws-Request-Id must consist of letters, digits, - and _, such as"
                    + " 8476a536-e9f4-11e8-9739-2dfe598c3fcd, but is '");
      }
    }

    @Test
    void is_never_taken_from_bytes_that_came_before_it_was_asked_for() throws Exception {
      try (Peer peer = served()) {
        CompletableFuture<Receipt> receipt = complete("answer");
        peer.readTo("answer");
        peer.send(ACCEPTED);
        receipt.get();
        peer.send(event("stray"));

        CompletableFuture<Invocation> next = start(api::next);
        try (Peer second = server.accept()) {
          second.readTo("\r\n\r\n");
          second.send(event("right"));
          assertThat(next.get().event()).hasToString("right");
        }
      }
    }
  }

  @Nested
  class An_outcome {
    @Test
    void is_sent_again_where_the_connection_was_closed_before_it() throws Exception {
      served().close();
      CompletableFuture<Receipt> receipt = complete("answer");
      try (Peer peer = server.accept()) {
        peer.readTo("answer");
        peer.send(ACCEPTED);
        assertThat(receipt.get()).isInstanceOf(Receipt.Accepted.class);
      }
    }

    @Test
    void is_not_sent_again_where_the_platform_may_have_taken_it() throws Exception {
      CompletableFuture<Receipt> receipt;
      try (Peer peer = served()) {
        receipt = complete("answer");
        peer.readTo("answer");
      }

      assertThatThrownBy(receipt::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(EOFException.class)
          .hasRootCauseMessage(
              "the server at "
                  + server.address()
                  + " took a request and closed the connection unanswered; it is not sent again");
    }

    @Test
    void may_be_refused_before_it_was_read() throws Exception {
      CompletableFuture<Receipt> receipt;
      try (Peer peer = served()) {
        receipt = complete("x".repeat(8 << 20));
        peer.readTo("\r\n\r\n");
        peer.send("HTTP/1.1 413 Payload Too Large\r\nContent-Length: 9\r\n\r\ntoo large");
      }

      assertThat(receipt.get())
          .isEqualTo(
              new Receipt.Refused(
                  "POST /2018-06-01/runtime/invocation/request-1/response was refused:"
                      + " 413 too large"));
    }

    @Test
    void is_sent_by_a_virtual_thread_that_the_function_has_interrupted() throws Exception {
      try (Peer peer = served()) {
        CompletableFuture<Receipt> receipt =
            start(
                () -> {
                  Thread.currentThread().interrupt();
                  return api.complete(invocation(), new Outcome.Answer(Payload.of("answer")));
                });
        peer.readTo("answer");
        peer.send(ACCEPTED);
        assertThat(receipt.get()).isInstanceOf(Receipt.Accepted.class);
      }
    }
  }

  /** A connection that has had an event. */
  private Peer served() throws Exception {
    CompletableFuture<Invocation> next = start(api::next);
    Peer peer = server.accept();
    peer.readTo("\r\n\r\n");
    peer.send(event("first"));
    next.get();
    return peer;
  }

  private CompletableFuture<Receipt> complete(String answer) {
    return start(() -> api.complete(invocation(), new Outcome.Answer(Payload.of(answer))));
  }

  private static <T> CompletableFuture<T> start(Callable<T> call) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                result.complete(call.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    return result.orTimeout(60, TimeUnit.SECONDS);
  }

  private static Invocation invocation() {
    return new Invocation("request-1", Payload.of(""), 0, "", null, null, null, null, null);
  }

  private static String event(String body) {
    return "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: request-1\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}

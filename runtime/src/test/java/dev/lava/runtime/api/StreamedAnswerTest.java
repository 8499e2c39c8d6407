package dev.lava.runtime.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.api.HttpHead;
import dev.lava.api.StreamedResponse;
import dev.lava.runtime.RawServer;
import dev.lava.runtime.RawServer.Peer;
import dev.lava.runtime.http.HttpConnection;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.Receipt;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A streamed answer on the wire, and what the function that writes it sees. */
class StreamedAnswerTest {
  private static final String ACCEPTED =
      "HTTP/1.1 202 Accepted\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n";
  private static final String TOO_LARGE =
      "HTTP/1.1 413 Payload Too Large\r\nContent-Length: 9\r\n\r\ntoo large";

  private final RawServer server = new RawServer();
  private final RuntimeApi api = new RuntimeApi(new HttpConnection(server.address()), 0);

  StreamedAnswerTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    api.close();
    server.close();
  }

  @Test
  void leaves_write_by_write() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    CompletableFuture<Receipt> receipt =
        complete(
            StreamedResponse.of(
                "text/csv",
                out -> {
                  out.write(bytes("first"));
                  seen.await();
                  out.write(bytes("and second"));
                  out.write('!');
                }));
    try (Peer peer = server.accept()) {
      assertThat(peer.readTo("5\r\nfirst\r\n"))
          .isEqualTo(
              """
              POST /2018-06-01/runtime/invocation/request-1/response HTTP/1.1\r
              User-Agent: lava/%s\r
              Content-Type: text/csv\r
              Lambda-Runtime-Invocation-Id: delivery-1\r
              Lambda-Runtime-Function-Response-Mode: streaming\r
              Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r
              Transfer-Encoding: chunked\r
              Host: %s\r
              \r
              5\r
              first\r
              """
                  .formatted(System.getProperty("java.version"), server.address()));
      seen.countDown();
      assertThat(peer.readTo("0\r\n\r\n")).isEqualTo("a\r\nand second\r\n1\r\n!\r\n0\r\n\r\n");
      peer.send(ACCEPTED);
      assertThat(receipt.get()).isInstanceOf(Receipt.Accepted.class);
    }
  }

  @Test
  void of_a_function_behind_a_URL_begins_with_status_headers_and_cookies() throws Exception {
    complete(
        HttpHead.of(201)
            .header("Content-Type", "text/html")
            .cookie("theme=dark; Path=/")
            .streams(out -> out.write(bytes("<html>"))));
    try (Peer peer = server.accept()) {
      assertThat(peer.readTo("\r\n\r\n"))
          .contains("Content-Type: application/vnd.awslambda.http-integration-response\r\n");
      assertThat(peer.readTo("0\r\n\r\n"))
          .isEqualTo(
              """
              62\r
              {"statusCode":201,"headers":{"Content-Type":"text/html"},"cookies":["theme=dark; Path=/"]}\
              \0\0\0\0\0\0\0\0\r
              6\r
              <html>\r
              0\r
              \r
              """);
    }
  }

  @Test
  void may_be_empty() throws Exception {
    CompletableFuture<Receipt> receipt =
        complete(
            StreamedResponse.of(
                out -> {
                  out.write(new byte[0]);
                  out.flush();
                }));
    try (Peer peer = server.accept()) {
      assertThat(peer.readTo("\r\n\r\n")).contains("Transfer-Encoding: chunked\r\n");
      assertThat(peer.readTo("\r\n\r\n")).isEqualTo("0\r\n\r\n");
      peer.send(ACCEPTED);
      assertThat(receipt.get()).isInstanceOf(Receipt.Accepted.class);
    }
  }

  @Test
  void may_be_written_in_large_pieces() throws Exception {
    String large = "x".repeat(300_000);
    complete(StreamedResponse.of(out -> out.write(bytes("<" + large + ">"), 1, 300_000)));
    try (Peer peer = server.accept()) {
      peer.readTo("\r\n\r\n");
      assertThat(peer.readTo("\r\n0\r\n\r\n")).isEqualTo("493e0\r\n" + large + "\r\n0\r\n\r\n");
    }
  }

  @Test
  void is_written_whole_by_several_threads() throws Exception {
    complete(
        StreamedResponse.of(
            out -> {
              try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (String piece : List.of("aaaa", "bbbb", "cccc")) {
                  threads.submit(
                      () -> {
                        for (int i = 0; i < 100; i++) {
                          out.write(bytes(piece));
                        }
                        return null;
                      });
                }
              }
            }));
    try (Peer peer = server.accept()) {
      peer.readTo("\r\n\r\n");
      assertThat(peer.readTo("\r\n0\r\n\r\n")).matches("(4\r\n(aaaa|bbbb|cccc)\r\n){300}0\r\n\r\n");
    }
  }

  @Test
  void waits_while_the_platform_does_not_read() throws Exception {
    AtomicLong written = new AtomicLong();
    CompletableFuture<Receipt> receipt =
        complete(
            StreamedResponse.of(
                out -> {
                  while (true) {
                    out.write(new byte[100_000]);
                    written.addAndGet(100_000);
                  }
                }));
    int read = 50_000_000;
    try (Peer peer = server.accept()) {
      peer.read(read);
    }

    assertThat(receipt.get()).isInstanceOf(Receipt.Refused.class);
    assertThat(written.get() - read).isLessThan(30_000_000);
  }

  @Nested
  class Whose_function_fails {
    @Test
    void before_the_first_byte_is_an_ordinary_error() throws Exception {
      IllegalStateException thrown = new IllegalStateException("on purpose");
      CompletableFuture<Receipt> receipt =
          complete(
              HttpHead.of(200)
                  .streams(
                      out -> {
                        throw thrown;
                      }));
      try (Peer peer = server.accept()) {
        assertThat(peer.readTo("\r\n\r\n"))
            .startsWith("POST /2018-06-01/runtime/invocation/request-1/error HTTP/1.1\r\n")
            .contains("Lambda-Runtime-Function-Error-Type: Runtime.UserException\r\n")
            .doesNotContain("chunked");
        peer.send(ACCEPTED);
        assertThat(receipt.get()).isEqualTo(new Receipt.Failed(thrown));
      }
    }

    @Test
    void later_ends_in_trailers() throws Exception {
      StackOverflowError thrown = new StackOverflowError("on purpose");
      thrown.setStackTrace(new StackTraceElement[0]);
      CompletableFuture<Receipt> receipt =
          complete(
              StreamedResponse.of(
                  out -> {
                    out.write(bytes("some"));
                    throw thrown;
                  }));
      try (Peer peer = server.accept()) {
        peer.readTo("some\r\n");
        String end = peer.readTo("\r\n\r\n");
        assertThat(end)
            .startsWith(
                "0\r\nLambda-Runtime-Function-Error-Type: Runtime.UserException\r\n"
                    + "Lambda-Runtime-Function-Error-Body: ");
        assertThat(errorBody(end))
            .isEqualTo(
                """
                {"errorMessage":"on purpose","errorType":"java.lang.StackOverflowError","stackTrace":[]}""");
        peer.send(ACCEPTED);
        assertThat(receipt.get()).isEqualTo(new Receipt.Failed(thrown));
      }
    }

    @Test
    void with_much_to_say_is_shortened_to_what_the_platform_takes() throws Exception {
      complete(
          StreamedResponse.of(
              out -> {
                out.write(bytes("some"));
                throw new IOException("\u0001".repeat(5_000));
              }));
      try (Peer peer = server.accept()) {
        peer.readTo("some\r\n");
        String end = peer.readTo("\r\n\r\n");
        assertThat(end).hasSizeLessThan(4096);
        assertThat(errorBody(end))
            .startsWith("{\"errorMessage\":\"\\u0001\\u0001")
            .endsWith("…\",\"errorType\":\"java.io.IOException\",\"stackTrace\":[]}");
      }
    }
  }

  @Nested
  class That_the_platform_does_not_take {
    @Test
    void fails_the_function_with_what_the_platform_said() throws Exception {
      AtomicReference<IOException> thrown = new AtomicReference<>();
      CountDownLatch refused = new CountDownLatch(1);
      CompletableFuture<Receipt> receipt =
          complete(
              StreamedResponse.of(
                  out -> {
                    out.write(bytes("some"));
                    refused.await();
                    try {
                      writeEndlessly(out);
                    } catch (IOException e) {
                      thrown.set(e);
                      throw e;
                    }
                  }));
      try (Peer peer = server.accept()) {
        peer.readTo("some\r\n");
        peer.send(TOO_LARGE);
        refused.countDown();
        String reason =
            "POST /2018-06-01/runtime/invocation/request-1/response was answered before it had"
                + " ended: 413 too large";
        assertThat(receipt.get()).isEqualTo(new Receipt.Refused(reason));
        assertThat(thrown.get()).hasMessage(reason);
      }
    }

    @Test
    void leaves_the_next_invocation_a_new_connection() throws Exception {
      CompletableFuture<Receipt> receipt =
          complete(
              StreamedResponse.of(
                  out -> {
                    try (OutputStream buffered = new BufferedOutputStream(out)) {
                      writeEndlessly(buffered);
                    }
                  }));
      try (Peer peer = server.accept()) {
        peer.readTo("some");
      }
      assertThat(receipt.get())
          .asInstanceOf(InstanceOfAssertFactories.type(Receipt.Refused.class))
          .extracting(Receipt.Refused::reason)
          .asString()
          .startsWith("POST /2018-06-01/runtime/invocation/request-1/response broke off: ");

      CompletableFuture<Receipt> next = complete(StreamedResponse.of(out -> out.write('x')));
      try (Peer peer = server.accept()) {
        peer.readTo("0\r\n\r\n");
        peer.send(ACCEPTED);
        assertThat(next.get()).isInstanceOf(Receipt.Accepted.class);
      }
    }

    @Test
    void fails_with_the_functions_own_exception_where_it_has_one() throws Exception {
      IllegalStateException own = new IllegalStateException("on purpose");
      CompletableFuture<Receipt> receipt =
          complete(
              StreamedResponse.of(
                  out -> {
                    assertThatThrownBy(() -> writeEndlessly(out)).isInstanceOf(IOException.class);
                    throw own;
                  }));
      server.accept().close();

      assertThat(receipt.get()).isEqualTo(new Receipt.Failed(own));
    }

    @Test
    void is_refused_at_its_end() throws Exception {
      CompletableFuture<Receipt> receipt = complete(StreamedResponse.of(out -> out.write('x')));
      try (Peer peer = server.accept()) {
        peer.readTo("0\r\n\r\n");
        peer.send("HTTP/1.1 410 Gone\r\nContent-Length: 14\r\n\r\nInvoke timeout");
        assertThat(receipt.get())
            .isEqualTo(
                new Receipt.Refused(
                    "POST /2018-06-01/runtime/invocation/request-1/response was refused:"
                        + " 410 Invoke timeout"));
      }
    }

    @Test
    void is_left_unanswered_at_its_end() throws Exception {
      CompletableFuture<Receipt> receipt = complete(StreamedResponse.of(out -> out.write('x')));
      try (Peer peer = server.accept()) {
        peer.readTo("0\r\n\r\n");
      }
      assertThat(receipt.get())
          .isEqualTo(
              new Receipt.Refused(
                  "POST /2018-06-01/runtime/invocation/request-1/response broke off at its end:"
                      + " the server closed the connection before it had answered"));
    }
  }

  @Nested
  class After_its_end {
    private static final String ENDED =
        "the response has ended, because its stream was closed or its body has returned;"
            + " nothing can be written to it any more";

    private final List<OutputStream> streams = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
      streams.clear();
    }

    @Test
    void nothing_can_be_written_to_it() throws Exception {
      CompletableFuture<Receipt> receipt = complete(StreamedResponse.of(streams::add));
      try (Peer peer = server.accept()) {
        peer.readTo("0\r\n\r\n");
        peer.send(ACCEPTED);
        receipt.get();
      }

      assertThatThrownBy(() -> streams.getFirst().write('x'))
          .isInstanceOf(IOException.class)
          .hasMessage(ENDED);
    }

    @Test
    void by_closing_it_takes_no_more_but_is_whole() throws Exception {
      complete(
          StreamedResponse.of(
              out -> {
                out.write('x');
                out.close();
                assertThatThrownBy(() -> out.write('y')).hasMessage(ENDED);
              }));
      try (Peer peer = server.accept()) {
        peer.readTo("\r\n\r\n");
        assertThat(peer.readTo("0\r\n\r\n")).isEqualTo("1\r\nx\r\n0\r\n\r\n");
      }
    }
  }

  private CompletableFuture<Receipt> complete(StreamedResponse response) {
    Invocation invocation =
        new Invocation("request-1", Payload.of(""), 0, "", null, null, null, null, "delivery-1");
    CompletableFuture<Receipt> receipt = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                receipt.complete(api.complete(invocation, new Outcome.Stream(response)));
              } catch (Throwable e) {
                receipt.completeExceptionally(e);
              }
            });
    return receipt.orTimeout(60, TimeUnit.SECONDS);
  }

  private static void writeEndlessly(OutputStream out) throws IOException {
    while (true) {
      out.write(bytes("some"));
    }
  }

  private static String errorBody(String trailers) {
    String name = "Error-Body: ";
    String value = trailers.substring(trailers.indexOf(name) + name.length()).strip();
    return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lava.build.home.LavaHome;
import dev.lava.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvokeCommandTest {
  @TempDir Path directory;
  private HttpServer server;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void prints_the_response_to_the_event_that_was_given() {
    echo("/2015-03-31/functions/greeting/invocations", "");

    assertThat(lava("invoke", "greeting", "--data", "{\"n\":1}")).isZero();
    assertThat(text(out)).isEqualTo("{\"n\":1}\n");
  }

  @Test
  void reads_the_event_from_a_file() throws IOException {
    echo("/2015-03-31/functions/function/invocations", "");
    Path event = Files.writeString(directory.resolve("event.json"), "[1,2]");

    assertThat(lava("invoke", "--data", "@" + event)).isZero();
    assertThat(text(out)).isEqualTo("[1,2]\n");
  }

  @Test
  void reads_the_event_from_a_file_as_it_is() throws IOException {
    echo("/2015-03-31/functions/function/invocations", "");
    String json = "{\n  \"word\": \"a b\", # \"n\": 1\n}";
    Path event = Files.writeString(directory.resolve("event.json"), json);

    assertThat(lava("invoke", "--data", "@" + event)).isZero();
    assertThat(text(out)).isEqualTo(json + "\n");
  }

  @Test
  void ends_with_1_where_the_function_answered_with_an_error() {
    echo("/2015-03-31/functions/function/invocations", "Unhandled");

    assertThat(lava("invoke", "--data", "{}", "--log")).isEqualTo(1);
    assertThat(text(err)).isEqualTo("START\nEND\n");
  }

  @Test
  void prints_one_document_with_json() {
    echo("/2015-03-31/functions/function/invocations", "Unhandled");

    lava("invoke", "--data", "{}", "--json");

    assertThat(text(out))
        .isEqualToIgnoringWhitespace(
            """
            {"response": {}, "functionError": "Unhandled", "log": "START\\nEND\\n"}
            """);
  }

  @Test
  void says_what_to_do_where_nothing_listens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    int status =
        Main.execute(surroundings(), "invoke", "--data", "{}", "--port", Integer.toString(free));

    assertThat(status).isEqualTo(1);
    assertThat(text(err))
        .isEqualTo(
            "lava: nothing listens on port %1$d of this machine; start a function with 'lava run IMAGE --port %1$d' in another terminal\n"
                .formatted(free));
  }

  private void echo(String path, String functionError) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange
              .getResponseHeaders()
              .set(
                  "X-Amz-Log-Result",
                  Base64.getEncoder()
                      .encodeToString("START\nEND\n".getBytes(StandardCharsets.UTF_8)));
          if (!functionError.isEmpty()) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", functionError);
          }
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private int lava(String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--port";
    all[arguments.length + 1] = Integer.toString(server.getAddress().getPort());
    return Main.execute(surroundings(), all);
  }

  private Surroundings surroundings() {
    return new Surroundings(
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false),
        Map.of(),
        new LavaHome(directory),
        Optional.empty());
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

package dev.lava.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lava.image.Image;
import dev.lava.image.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A registry that answers as it is told: each request with the next of its replies. */
final class FakeRegistry implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Queue<Reply>> replies = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** What to do with a request. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  /** A request that has come; headers that are not there are empty. */
  record Request(String line, String authorization, String range, String contentRange) {}

  FakeRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
    on("GET /v2/", status(200));
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Sets the replies to a method and path; the last of them is for all further requests. */
  FakeRegistry on(String request, Reply... inTurn) {
    replies.put(request, new ConcurrentLinkedQueue<>(List.of(inTurn)));
    return this;
  }

  /** Serves the manifest, configuration and layers of an image. */
  FakeRegistry serve(String repository, String tag, Image image) throws IOException {
    Reply manifest = manifest(image.descriptor().mediaType().name(), image.manifest());
    on("GET /v2/" + repository + "/manifests/" + tag, manifest);
    on("GET /v2/" + repository + "/manifests/" + image, manifest);
    on(blob(repository, image.configDescriptor().digest()), body(image.configBytes()));
    for (Layer layer : image.layers()) {
      on(blob(repository, layer.descriptor().digest()), body(bytes(layer)));
    }
    return this;
  }

  static String blob(String repository, Object digest) {
    return "GET /v2/" + repository + "/blobs/" + digest;
  }

  static byte[] bytes(Layer layer) throws IOException {
    try (InputStream in = layer.open()) {
      return in.readAllBytes();
    }
  }

  /** The requests with this beginning. */
  List<Request> requests(String beginning) {
    return requests.stream().filter(request -> request.line().startsWith(beginning)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(
        new Request(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            header(exchange, "Authorization"),
            header(exchange, "Range"),
            header(exchange, "Content-Range")));
    Queue<Reply> inTurn = replies.get(exchange.getRequestMethod() + " " + path);
    try (exchange) {
      if (inTurn == null) {
        status(404).to(exchange);
      } else {
        Reply reply = inTurn.size() > 1 ? inTurn.remove() : inTurn.peek();
        reply.to(exchange);
      }
    }
  }

  static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** An answer without a body; headers are names and values in turn. */
  static Reply status(int status, String... headers) {
    return exchange -> {
      exchange.getRequestBody().readAllBytes();
      put(exchange, headers);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  static Reply body(byte[] bytes, String... headers) {
    return said(200, bytes, headers);
  }

  static Reply said(int status, byte[] bytes, String... headers) {
    return exchange -> {
      exchange.getRequestBody().readAllBytes();
      put(exchange, headers);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  static Reply said(int status, String text, String... headers) {
    return said(status, text.getBytes(UTF_8), headers);
  }

  static Reply manifest(String mediaType, byte[] bytes) {
    return body(bytes, "Content-Type", mediaType);
  }

  /** Says that all bytes come, sends the first of them, and breaks the connection. */
  static Reply broken(byte[] bytes, int sent, String... headers) {
    return exchange -> {
      put(exchange, headers);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, sent);
      exchange.getResponseBody().flush();
    };
  }

  /** The bytes that the request's range asks for. */
  static Reply ranged(byte[] bytes) {
    return exchange -> {
      String range = header(exchange, "Range");
      int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
      exchange.sendResponseHeaders(206, bytes.length - from);
      exchange.getResponseBody().write(bytes, from, bytes.length - from);
    };
  }

  static void put(HttpExchange exchange, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

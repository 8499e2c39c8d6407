package dev.lava.trainer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API of AWS Lambda, toward one function, on the loopback: hands out events, one after
 * the other, and remembers which failed. Who asks once more than there are events is not answered.
 *
 * <p>Of the API it has what a function's process calls: {@code next}, {@code response}, {@code
 * error}, {@code init/error}.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String API = "/2018-06-01/runtime/";
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:function";
  private static final long MINUTES_LEFT = 15;

  private final List<TrainingEvent> events;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch allAnswered = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, String> failures = new LinkedHashMap<>();
  private int given;
  private volatile long lastCall = System.nanoTime();
  private volatile @Nullable String initError;

  /** Serves these events, in this order. */
  RuntimeApi(List<TrainingEvent> events) throws IOException {
    this.events = List.copyOf(events);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(API + "invocation/next", this::next);
    server.createContext(API + "invocation/", this::result);
    server.createContext(API + "init/error", this::initError);
    server.start();
  }

  /** Host and port, for {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Waits a moment; whether by then every event was answered and the next asked for. */
  boolean awaitAll(long millis) throws InterruptedException {
    return allAnswered.await(millis, TimeUnit.MILLISECONDS);
  }

  /** How long the function has not called. */
  long idleSeconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lastCall);
  }

  /** The event that is not answered yet, or the start before the first. */
  synchronized String pending() {
    return given == 0 ? "its start" : "the event " + events.get(given - 1).name();
  }

  /** The events that failed, by name, with what the function said; in their order. */
  synchronized Map<String, String> failures() {
    return new LinkedHashMap<>(failures);
  }

  /** What the function said where it could not start. */
  @Nullable String initError() {
    return initError;
  }

  private void next(HttpExchange exchange) throws IOException {
    lastCall = System.nanoTime();
    TrainingEvent event;
    synchronized (this) {
      event = given < events.size() ? events.get(given) : null;
      if (event != null) {
        given++;
      }
    }
    if (event == null) {
      allAnswered.countDown();
      awaitClose();
      exchange.close();
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", "00000000-0000-4000-8000-" + twelve(given));
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(MINUTES_LEFT)));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", ARN);
    headers.set(
        "Lambda-Runtime-Trace-Id",
        "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0");
    byte[] body = event.body();
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void result(HttpExchange exchange) throws IOException {
    String said = body(exchange);
    if (exchange.getRequestURI().getPath().endsWith("/error")) {
      synchronized (this) {
        failures.putIfAbsent(events.get(given - 1).name(), said);
      }
    }
    accepted(exchange);
  }

  private void initError(HttpExchange exchange) throws IOException {
    initError = body(exchange);
    accepted(exchange);
  }

  private void accepted(HttpExchange exchange) throws IOException {
    lastCall = System.nanoTime();
    byte[] body = "{\"status\":\"OK\"}\n".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(202, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** The body of an error, without the stack trace: the function has logged that already. */
  private static String body(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int trace = text.indexOf(",\"stackTrace\"");
    return trace < 0 ? text : text.substring(0, trace) + "}";
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String twelve(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(12 - digits.length()) + digits;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

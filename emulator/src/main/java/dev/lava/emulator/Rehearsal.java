package dev.lava.emulator;

import dev.lava.emulator.environment.Clock;
import dev.lava.emulator.environment.FunctionProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the emulator once with a function that is a thread of this JVM, before the first real one.
 *
 * <p>The classes of an HTTP server take their time to load, and the first invocation in a JVM would
 * report that time as the function's cold start. So it is spent here, once, while nobody measures.
 */
final class Rehearsal {
  private static boolean held;

  private Rehearsal() {}

  /** Returns when it is over; at once where it was held before. */
  static synchronized void hold() {
    if (!held) {
      held = true;
      try (Emulator emulator =
          Emulator.start(
              FunctionSettings.of("rehearsal"),
              Actor::enter,
              EmulatorOptions.defaults(),
              Clock.SYSTEM)) {
        emulator.invoke("{}".getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** A process that is none: it answers every invocation with the same two bytes. */
  private record Actor(Socket socket, CompletableFuture<Integer> exit) implements FunctionProcess {
    static Actor enter(Map<String, String> variables) throws IOException {
      String[] address = variables.getOrDefault("AWS_LAMBDA_RUNTIME_API", "").split(":", 2);
      Actor actor =
          new Actor(
              new Socket(address[0], Integer.parseInt(address[1])), new CompletableFuture<>());
      Thread.ofVirtual().name("lava-emulator-rehearsal").start(actor::play);
      return actor;
    }

    private void play() {
      try (Scanner replies =
          new Scanner(socket.getInputStream(), StandardCharsets.US_ASCII).useDelimiter("\r\n")) {
        while (true) {
          send("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: lambda\r\n\r\n");
          replies.findWithinHorizon("Lambda-Runtime-Aws-Request-Id: ", 0);
          send(
              "POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\nHost: lambda\r\nContent-Length: 2\r\n\r\n{}"
                  .formatted(replies.next()));
          replies.findWithinHorizon("\"OK\"", 0);
        }
      } catch (IOException | RuntimeException _) {
        exit.complete(0);
      }
    }

    private void send(String request) throws IOException {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public InputStream output() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream errors() {
      return InputStream.nullInputStream();
    }

    @Override
    public OptionalLong peakMemoryBytes() {
      return OptionalLong.empty();
    }

    @Override
    public void terminate() {
      kill();
    }

    @Override
    public void kill() {
      try {
        socket.close();
      } catch (IOException _) {
        // it is closed
      }
      exit.complete(137);
    }
  }
}

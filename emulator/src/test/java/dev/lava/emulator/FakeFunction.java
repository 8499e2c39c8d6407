package dev.lava.emulator;

import dev.lava.emulator.environment.FunctionLauncher;
import dev.lava.emulator.environment.FunctionProcess;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A function whose processes are threads of the test. Each follows a script that speaks the Runtime
 * API over a real socket; returning from the script, or throwing, is the process's exit.
 */
public final class FakeFunction implements FunctionLauncher {
  /** What a process does; the result is its exit status. */
  @FunctionalInterface
  public interface Script {
    /** Runs the process. */
    int run(FakeProcess process) throws Exception;
  }

  /** Answers one event. */
  @FunctionalInterface
  public interface Handler {
    /** Returns the response. */
    String answer(String event) throws Exception;
  }

  private final Script script;
  private final AtomicInteger started = new AtomicInteger();

  /** The processes that were started so far, in order. */
  final List<FakeProcess> processes = new CopyOnWriteArrayList<>();

  public FakeFunction(Script script) {
    this.script = script;
  }

  /** A function that answers every event by the handler. */
  public static FakeFunction answering(Handler handler) {
    return new FakeFunction(
        process -> {
          while (true) {
            HttpSocket.Response next = process.next();
            process.respond(next, handler.answer(next.body()));
          }
        });
  }

  @Override
  public FunctionProcess launch(Map<String, String> environment) throws IOException {
    FakeProcess process = new FakeProcess(started.incrementAndGet(), environment);
    processes.add(process);
    process.thread = Thread.ofVirtual().unstarted(() -> process.live(script));
    process.thread.start();
    return process;
  }

  /** One process. */
  public static final class FakeProcess implements FunctionProcess {
    /** Which one it is, from 1. */
    final int number;

    final Map<String, String> environment;
    final HttpSocket api;
    private final HandOffStream output = new HandOffStream();
    private final HandOffStream errors = new HandOffStream();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private Thread thread = Thread.currentThread();
    volatile OptionalLong memory = OptionalLong.of(64 * 1024 * 1024);
    volatile boolean terminated;

    FakeProcess(int number, Map<String, String> environment) throws IOException {
      this.number = number;
      this.environment = environment;
      this.api = new HttpSocket(environment.getOrDefault("AWS_LAMBDA_RUNTIME_API", ""));
    }

    /** Asks for the next invocation. */
    HttpSocket.Response next() throws IOException {
      api.send("GET /2018-06-01/runtime/invocation/next HTTP/1.1\nHost: lambda\n\n");
      return api.receive();
    }

    /** Answers it. */
    HttpSocket.Response respond(HttpSocket.Response next, String response) throws IOException {
      return post("invocation/" + id(next) + "/response", response);
    }

    /** Reports that it failed. */
    HttpSocket.Response fail(HttpSocket.Response next, String error) throws IOException {
      return post("invocation/" + id(next) + "/error", error);
    }

    HttpSocket.Response post(String path, String body) throws IOException {
      return api.exchange("POST", "/2018-06-01/runtime/" + path, "", body);
    }

    /** Writes to standard output, and goes on once that is in the log. */
    void print(String text) throws InterruptedException {
      output.write(text);
    }

    /** Writes to standard error, and goes on once that is in the log. */
    void complain(String text) throws InterruptedException {
      errors.write(text);
    }

    static String id(HttpSocket.Response next) {
      return next.header("Lambda-Runtime-Aws-Request-Id");
    }

    private void live(Script script) {
      int status = 1;
      try {
        status = script.run(this);
      } catch (Exception _) {
        // the exit status says it
      } finally {
        end(status);
      }
    }

    /** Whoever ends it first decides how. */
    private void end(int status) {
      if (ended.compareAndSet(false, true)) {
        try {
          api.close();
        } catch (IOException _) {
          // it is closed
        }
        output.end();
        errors.end();
        exit.complete(status);
      }
    }

    @Override
    public InputStream output() {
      return output;
    }

    @Override
    public InputStream errors() {
      return errors;
    }

    @Override
    public CompletableFuture<Integer> exit() {
      return exit;
    }

    @Override
    public OptionalLong peakMemoryBytes() {
      return exit.isDone() ? OptionalLong.empty() : memory;
    }

    @Override
    public void terminate() {
      terminated = true;
      end(143);
    }

    @Override
    public void kill() {
      end(137);
      thread.interrupt();
    }
  }
}

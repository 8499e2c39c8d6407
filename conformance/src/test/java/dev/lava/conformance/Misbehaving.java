package dev.lava.conformance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Does to its process what the event says, in ways that a function should not. */
public final class Misbehaving implements RequestHandler<String, Object> {
  private static final List<byte[]> RETAINED = new ArrayList<>();

  @Override
  public Object handleRequest(String event, Context context) {
    try {
      return misbehave(event);
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object misbehave(String event) throws InterruptedException, IOException {
    switch (event) {
      case "throw an error" -> throw new AssertionError("no");
      case "throw what cannot be printed" -> throw new Unprintable();
      case "exhaust the heap" -> exhaust(new ArrayList<>());
      case "exhaust the heap for good" -> exhaust(RETAINED);
      case "exhaust the stack" -> deepen(1);
      case "answer with itself" -> {
        Map<String, Object> answer = new HashMap<>();
        answer.put("self", answer);
        return answer;
      }
      case "exit with 0" -> System.exit(0);
      case "exit with 3" -> System.exit(3);
      case "halt" -> Runtime.getRuntime().halt(4);
      case "leave threads" -> leaveThreads();
      case "leave threads and exhaust the stack" -> {
        leaveThreads();
        deepen(1);
      }
      case "leave threads and exhaust the heap" -> {
        leaveThreads();
        exhaust(RETAINED);
      }
      case "block the finalizer" -> blockFinalizer();
      case "interrupt itself" -> Thread.currentThread().interrupt();
      case "interrupt all" -> threads().forEach(Thread::interrupt);
      case "keep interrupting all" -> keepInterrupting();
      case "log 100 MB" -> log100Megabytes();
      case "answer with 7 MB" -> {
        return "x".repeat(7 << 20);
      }
      case "close the outputs" -> {
        System.out.close();
        System.err.close();
        System.in.close();
      }
      case "unset the outputs" -> {
        System.setOut(null);
        System.setErr(null);
      }
      case "never return" -> new CountDownLatch(1).await();
      case "change the directory" -> System.setProperty("user.dir", "/nowhere");
      case "clear the properties" -> System.getProperties().clear();
      case "speak Turkish" -> Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      case "catch all that is not caught" ->
          Thread.setDefaultUncaughtExceptionHandler(
              (thread, thrown) -> {
                throw new AssertionError("hostile");
              });
      case "swallow all that is not caught" -> {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
        deepen(1);
      }
      default -> {
        return "did " + event;
      }
    }
    return "done";
  }

  private static void exhaust(List<byte[]> held) {
    while (true) {
      held.add(new byte[1 << 10]);
    }
  }

  @SuppressWarnings("InfiniteRecursion") // what it is about
  private static int deepen(int depth) {
    return deepen(depth + 1) + depth;
  }

  private static void leaveThreads() {
    for (int i = 0; i < 20; i++) {
      new Thread(Misbehaving::sleepForever).start();
    }
  }

  private static void sleepForever() {
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException _) {
        // Stays.
      }
    }
  }

  private static void keepInterrupting() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (true) {
                threads().forEach(Thread::interrupt);
                Thread.onSpinWait();
              }
            });
  }

  private static List<Thread> threads() {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    Thread[] all = new Thread[top.activeCount() + 16];
    int count = top.enumerate(all);
    return Arrays.asList(all).subList(0, count);
  }

  private static void blockFinalizer() {
    for (int i = 0; i < 3; i++) {
      Blocking.make();
      System.gc();
    }
  }

  private static void log100Megabytes() throws IOException {
    byte[] line = ("x".repeat(1023) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i < 100 * 1024; i++) {
      System.out.write(line);
    }
  }

  /** Holds up whoever finalizes it. */
  private static final class Blocking {
    static void make() {
      new Blocking();
    }

    @Override
    @SuppressWarnings({"removal", "Finalize"}) // what it is about
    protected void finalize() {
      sleepForever();
    }
  }

  /** Fails whoever wants to know more. */
  private static final class Unprintable extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }
}

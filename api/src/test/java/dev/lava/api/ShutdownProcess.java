package dev.lava.api;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process with hooks good and bad; ends when it is told to, or by itself where asked. */
final class ShutdownProcess {
  private ShutdownProcess() {}

  @SuppressWarnings("resource") // hooks stay until the end
  public static void main(String[] arguments) throws InterruptedException {
    Shutdown.register("first", () -> System.out.println("first"));
    Shutdown.register(
        "failing",
        () -> {
          throw new IllegalStateException("on purpose");
        });
    Shutdown.register("hanging", Duration.ofMillis(20), () -> new CountDownLatch(1).await());
    Shutdown.Registration taken = Shutdown.register("taken back", () -> System.out.println("no"));
    taken.close();
    Shutdown.register(
        "late",
        () -> {
          try {
            Shutdown.register("too late", () -> {});
          } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
          }
        });
    Shutdown.register("last", () -> System.out.println("last"));
    System.out.println("ready");
    if (arguments.length > 0) {
      System.exit(Integer.parseInt(arguments[0]));
    }
    new CountDownLatch(1).await();
  }
}

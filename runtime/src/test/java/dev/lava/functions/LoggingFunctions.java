package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Functions that log, each in a way of its own. */
public final class LoggingFunctions {
  private LoggingFunctions() {}

  /** An exception with a cause, whose frames are few. */
  static IllegalStateException failure() {
    return new IllegalStateException("no order 7", new IOException("disk"));
  }

  /** Prints on the standard streams. */
  public static final class Prints implements RequestHandler<Object, String> {
    @Override
    public String handleRequest(Object input, Context context) {
      System.out.println("a line, é");
      System.out.print("a line ");
      System.err.print("another ");
      System.out.println(2);
      System.err.println();
      System.out.printf("%s%n%s%n", "two", "lines");
      System.out.println("{\"own\":{\"json\":[1,true]}}");
      System.out.println(Map.of("a", 1));
      System.out.println();
      System.out.print("unfinished");
      return "";
    }
  }

  /** Prints traces. */
  public static final class Traces implements RequestHandler<Object, String> {
    @Override
    public String handleRequest(Object input, Context context) {
      failure().printStackTrace();
      System.err.println("after");
      Thread thread =
          new Thread(
              () -> {
                throw failure();
              },
              "worker");
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return "";
    }
  }

  /** Logs through {@code context.getLogger()}, fails, and logs bytes. */
  public static final class Fails implements RequestHandler<Object, String> {
    @Override
    public String handleRequest(Object input, Context context) {
      LambdaLogger logger = context.getLogger();
      logger.log("plain\n");
      logger.log("low", LogLevel.DEBUG);
      logger.log("high", LogLevel.WARN);
      logger.log("{\"made\":\"elsewhere\"}\n".getBytes(StandardCharsets.UTF_8), LogLevel.INFO);
      logger.log("bytes\n".getBytes(StandardCharsets.UTF_8), LogLevel.ERROR);
      throw failure();
    }
  }

  /** Logs through {@code java.util.logging}. */
  public static final class Jul implements RequestHandler<Object, String> {
    private static final Logger LOGGER = Logger.getLogger("orders");

    @Override
    public String handleRequest(Object input, Context context) {
      LOGGER.log(Level.WARNING, "order {0}", 7);
      LOGGER.fine("not said by default");
      LOGGER.log(Level.SEVERE, "failed", failure());
      return "";
    }
  }

  /** Logs through SLF4J, whatever is behind it. */
  public static final class Slf4j implements RequestHandler<Object, String> {
    private static final org.slf4j.Logger LOGGER = LoggerFactory.getLogger("orders");

    @Override
    public String handleRequest(Object input, Context context) {
      LOGGER.warn("order {}", 7);
      LOGGER.error("failed", failure());
      return "";
    }
  }

  /** Prints from several threads at once, in pieces. */
  public static final class Threads implements RequestHandler<Object, String> {
    @Override
    public String handleRequest(Object input, Context context) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int number = i;
        threads.add(Thread.ofVirtual().start(() -> print(number)));
      }
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return "";
    }

    private static void print(int number) {
      for (int i = 0; i < 200; i++) {
        System.out.print("thread ");
        System.out.print(number);
        System.out.println(" ends");
        if (i % 50 == 0) {
          new IllegalStateException("of thread " + number).printStackTrace();
        }
      }
    }
  }

  /** Logs a hundred megabytes, in one message and in a line that does not end. */
  public static final class Floods implements RequestHandler<Object, String> {
    @Override
    public String handleRequest(Object input, Context context) {
      String megabyte = "é".repeat(512 * 1024);
      for (int i = 0; i < 90; i++) {
        System.out.print(megabyte);
      }
      context.getLogger().log(megabyte.repeat(10));
      return "";
    }
  }
}

package dev.lava.conformance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Never gets ready, but for the second time of all. */
public final class SlowToStart implements RequestHandler<String, String> {
  /** The file that tells the second time from the first. */
  static final String MARK = "MARK";

  static {
    try {
      Files.createFile(Path.of(System.getenv(MARK)));
      new CountDownLatch(1).await();
    } catch (IOException _) {
      // It is there: not the first time.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String handleRequest(String event, Context context) {
    return "ready";
  }
}

package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Returns once as many invocations as it expects are under way at the same time. */
public class Meeting implements RequestHandler<String, String> {
  /** How many it expects. */
  public static final int SIZE = 8;

  private final CyclicBarrier barrier = new CyclicBarrier(SIZE);

  @Override
  public String handleRequest(String event, Context context) {
    return meet(event);
  }

  /** The same as a method. */
  public String meet(String event) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
      return "met " + event;
    } catch (Exception e) {
      throw new IllegalStateException("the others did not come", e);
    }
  }

  /** Throws at once. */
  public static void fails(String event) throws Exception {
    throw new Exception("checked " + event);
  }
}

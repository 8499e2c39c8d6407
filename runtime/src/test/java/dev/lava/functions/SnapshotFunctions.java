package dev.lava.functions;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions with hooks around the snapshot, for both APIs. */
public final class SnapshotFunctions {
  private SnapshotFunctions() {}

  private static void run(String name, String when) {
    System.out.println(when + " " + name);
    String failing = System.getenv("FAILING");
    if ((when + " " + name).equals(failing)) {
      throw new IllegalStateException("no " + failing);
    }
    if ((when + " " + name + " with an error").equals(failing)) {
      throw new AssertionError("no " + failing);
    }
  }

  /** AWS's API. */
  public static final class OfAws implements Resource {
    private final String name;

    OfAws(String name) {
      this.name = name;
    }

    @Override
    public void beforeCheckpoint(
        com.amazonaws.services.lambda.crac.@Nullable Context<? extends Resource> context) {
      run(name, "before");
    }

    @Override
    public void afterRestore(
        com.amazonaws.services.lambda.crac.@Nullable Context<? extends Resource> context) {
      run(name, "after");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The API of {@code org.crac}. */
  public static final class OfCrac implements org.crac.Resource {
    private final String name;

    OfCrac(String name) {
      this.name = name;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends org.crac.Resource> context) {
      run(name, "before");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends org.crac.Resource> context) {
      run(name, "after");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Registers with both. */
  public static final class Hooked implements RequestHandler<Object, String> {
    private final OfAws a = new OfAws("a");
    private final OfCrac b = new OfCrac("b");
    private final OfAws c = new OfAws("c");

    public Hooked() {
      Core.getGlobalContext().register(a);
      org.crac.Core.getGlobalContext().register(b);
      Core.getGlobalContext().register(c);
    }

    @Override
    public String handleRequest(Object input, Context context) {
      return List.of(a, b, c).toString();
    }
  }

  /** Registers resources that nobody else holds. */
  public static final class Forgetful implements RequestHandler<Object, String> {
    public Forgetful() {
      register();
      for (int i = 0; i < 5; i++) {
        System.gc();
      }
    }

    // Of its own, so that no frame holds them either.
    private static void register() {
      Core.getGlobalContext().register(new OfAws("a"));
      org.crac.Core.getGlobalContext().register(new OfCrac("b"));
    }

    @Override
    public String handleRequest(Object input, Context context) {
      return "";
    }
  }
}

package dev.lava.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A function as a program: its {@code main} hands over what answers events.
 *
 * <pre>{@code
 * public static void main(String[] arguments) {
 *   Orders orders = Orders.open(System.getenv("TABLE"));
 *   Lava.run(Order.class, order -> orders.store(order));
 * }
 * }</pre>
 *
 * <p>The handler's name is that of the class, {@code com.example.App}. Where the environment names
 * a Runtime API, the program can be started by itself as well, with the runtime on its class path.
 * What {@code main} does before is the function's initialization; {@code run} does not return.
 *
 * <p>Events are JSON and decoded as the type that is given; what is returned is encoded as JSON,
 * but for a {@link StreamedResponse}, which streams.
 */
public final class Lava {
  private static final String RUNNER = "dev.lava.runtime.ProgramRunner";

  private Lava() {}

  /** What answers an event. */
  @FunctionalInterface
  public interface EventFunction<I> {
    /**
     * Answers an event.
     *
     * @throws Exception fails the invocation
     */
    @Nullable Object handle(I event) throws Exception;
  }

  /** What answers an event, and asks about the invocation. */
  @FunctionalInterface
  public interface ContextFunction<I> {
    /**
     * Answers an event.
     *
     * @throws Exception fails the invocation
     */
    @Nullable Object handle(I event, FunctionContext context) throws Exception;
  }

  /** What answers bytes with bytes. */
  @FunctionalInterface
  public interface BytesFunction {
    /**
     * Reads the event and writes the answer.
     *
     * @throws IOException fails the invocation
     */
    void handle(InputStream event, OutputStream answer, FunctionContext context) throws IOException;
  }

  /**
   * Answers events of a class; does not return.
   *
   * @throws IllegalStateException where there is no runtime on the class path
   */
  public static <I> void run(Class<I> event, EventFunction<? super I> function) {
    run((Type) event, function);
  }

  /**
   * Answers events of a class; does not return.
   *
   * @throws IllegalStateException where there is no runtime on the class path
   */
  public static <I> void run(Class<I> event, ContextFunction<? super I> function) {
    runner().run(event, function);
  }

  /**
   * Answers events of a generic type; does not return.
   *
   * @throws IllegalStateException where there is no runtime on the class path
   */
  public static <I> void run(EventType<I> event, EventFunction<? super I> function) {
    run(event.type(), function);
  }

  /**
   * Answers events of a generic type; does not return.
   *
   * @throws IllegalStateException where there is no runtime on the class path
   */
  public static <I> void run(EventType<I> event, ContextFunction<? super I> function) {
    runner().run(event.type(), function);
  }

  /**
   * Answers bytes with bytes; does not return.
   *
   * @throws IllegalStateException where there is no runtime on the class path
   */
  public static void run(BytesFunction function) {
    runner().run(function);
  }

  private static <I> void run(Type event, EventFunction<I> function) {
    runner().run(event, (I given, FunctionContext context) -> function.handle(given));
  }

  private static FunctionRunner runner() {
    try {
      // By name: looking through the class path for services would take longer than all else.
      return Class.forName(RUNNER, true, Lava.class.getClassLoader())
          .asSubclass(FunctionRunner.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "Lava.run needs Lava's runtime, and "
              + RUNNER
              + " is not on the class path. Images that `lava build` makes have it; to start the"
              + " program by itself, add lava-runtime.",
          e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Lava.run cannot make " + RUNNER, e);
    }
  }
}

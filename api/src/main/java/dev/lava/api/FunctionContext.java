package dev.lava.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a function that is handed to {@link Lava#run} may ask about an invocation. */
public interface FunctionContext {
  /** The platform's name of the invocation; a retry has the same. */
  String requestId();

  /** The ARN that was invoked, with version or alias. */
  String functionArn();

  /** X-Ray's trace header; null where the invocation is not traced. */
  @Nullable String traceId();

  /** The tenant, for functions with tenant isolation; null for others. */
  @Nullable String tenantId();

  /** How long until the platform gives up; zero once it has. */
  Duration remainingTime();

  /** Writes to the function's log. */
  void log(String message);

  /**
   * The context as another type: {@code com.amazonaws.services.lambda.runtime.Context} is one.
   *
   * @throws IllegalArgumentException where it is none such
   */
  <T> T as(Class<T> type);
}

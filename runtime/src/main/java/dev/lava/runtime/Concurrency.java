package dev.lava.runtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many invocations the process answers at once.
 *
 * @param workers how many take invocations, each by itself
 * @param shared whether the platform has asked for several at once, even if it then asks for one;
 *     what an invocation leaves behind must then not be where another sees it
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html">Lambda
 *     Managed Instances, in Lambda's documentation</a>
 */
record Concurrency(int workers, boolean shared) {
  private static final Concurrency ONE = new Concurrency(1, false);

  /**
   * As {@code AWS_LAMBDA_MAX_CONCURRENCY} says; one at a time where it is unset, or not positive as
   * AWS's runtime has it.
   *
   * @param problems told where it is no number
   */
  static Concurrency of(Map<String, String> variables, List<String> problems) {
    String value = variables.get("AWS_LAMBDA_MAX_CONCURRENCY");
    Integer workers = value == null || value.isEmpty() ? Integer.valueOf(0) : number(value);
    if (workers == null) {
      problems.add(
          "AWS_LAMBDA_MAX_CONCURRENCY must be a number of invocations, such as 32, but is '"
              + value
              + "'");
    }
    return workers == null || workers < 1 ? ONE : new Concurrency(workers, true);
  }

  private static @Nullable Integer number(String value) {
    try {
      return Integer.valueOf(value);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

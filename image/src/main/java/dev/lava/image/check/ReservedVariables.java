package dev.lava.image.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Variables of the image that Lambda sets; their values are never shown. */
record ReservedVariables() implements Check {
  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_LAMBDA_RUNTIME_API",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN");

  /** What AWS's own base images set, to what Lambda sets too. */
  private static final Map<String, String> SAME =
      Map.of("LAMBDA_RUNTIME_DIR", "/var/runtime", "LAMBDA_TASK_ROOT", "/var/task");

  @Override
  public Rule rule() {
    return Rule.RESERVED_VARIABLES;
  }

  @Override
  public List<String> seen(Subject subject) {
    List<String> set = new ArrayList<>();
    subject
        .config()
        .environment()
        .forEach(
            (name, value) -> {
              if (RESERVED.contains(name) || !value.equals(SAME.getOrDefault(name, value))) {
                set.add(name);
              }
            });
    return set.isEmpty() ? List.of() : List.of("the image sets " + String.join(", ", set));
  }
}
